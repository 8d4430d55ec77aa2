import type { Issue } from "../../../src/core/issues/issue.ts";
import type { Subscriber } from "../../../src/core/subscribers/subscriber.ts";
import { hashAddress } from "../world/stand-ins.ts";
import { createWallClock, cutOffOf, deriveOwnTime } from "../world/wall-clock.ts";
import type { World } from "../world/world.ts";
import { listStates } from "./judge-audience.ts";
import type { Outcome } from "./read-outcome.ts";

/** Nobody is written to before a clock on their own wall shows their hour, by the zone and hour of when it was planned. */
export function judgeHours({ provider, records }: World, { issues }: Outcome): readonly string[] {
  const broken: string[] = [];
  const histories = Map.groupBy(records.changes, (change) => change.id);
  const dated = new Map(
    issues.flatMap(({ issue }) => (issue.readerHours === null ? [] : [[issue.id as string, issue]])),
  );
  for (const { issue: name, address, at } of provider.deliveries) {
    const issue = dated.get(name ?? "");
    if (issue === undefined) continue;
    const id = hashAddress(address);
    const states = listStates(records.original.get(id) ?? null, histories.get(id) ?? [], issue.plannedAt);
    const known = states.filter((state) => state !== null);
    if (known.length > 0 && known.every((state) => isTooEarly(issue, state, at)))
      broken.push(`${id} got ${issue.id} before their hour`);
  }
  return broken;
}

function isTooEarly({ readerHours, plannedAt }: Issue, reader: Subscriber, at: number): boolean {
  if (readerHours === null) return false;
  const wall = createWallClock(reader.timeZone);
  const time = reader.hour === null ? readerHours.time : `${String(reader.hour).padStart(2, "0")}:00`;
  const own =
    readerHours.date === null
      ? `${wall(plannedAt).slice(0, 10)} ${time}`
      : deriveOwnTime(readerHours.date, time, wall, cutOffOf(readerHours.date, readerHours.time));
  return wall(at) < own;
}
