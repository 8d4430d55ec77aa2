import type { Subscriber } from "../../../src/core/subscribers/subscriber.ts";
import type { World } from "../world/world.ts";
import type { AnsweredAct, Press } from "./records.ts";
import { mayBeBarred } from "./records-of-deliveries.ts";

/**
 * What somebody was told to be done is done, by the history of committed changes: who left is gone, who confirmed is in,
 * who chose has what they chose, who was erased is forgotten. And no link is refused that is good.
 */
export function judgeAnswers(world: World): readonly string[] {
  return [
    ...world.records.answered
      .filter((act) => !listStates(world, act).some(act.holds))
      .map(({ id, what }) => `${id} was told that they ${what}, and it is not so`),
    ...world.records.presses.flatMap((press) => judgeRefusal(world, press)),
  ];
}

/** What their record was at some moment between the question and the answer. */
function listStates(
  { records }: World,
  { id, begun, answered }: AnsweredAct,
): readonly (Subscriber | null)[] {
  const changes = records.changes.filter((change) => change.id === id);
  const before = changes.findLast(({ order }) => order < begun);
  return [
    before === undefined ? (records.original.get(id) ?? null) : before.record,
    ...changes.filter(({ order }) => order > begun && order < answered).map(({ record }) => record),
  ];
}

/** A link is good for a week, which no storm lasts, unless its reader has come, left, been erased or barred since. */
function judgeRefusal({ records }: World, { id, issuedAt, refused }: Press): readonly string[] {
  if (refused !== "link-expired" && refused !== "left-since") return [];
  const isSettled = records.changes.some((change) => change.id === id && change.at >= issuedAt);
  return isSettled || mayBeBarred(records, id)
    ? []
    : [`${id} pressed a link that is good, and was told ${refused}`];
}
