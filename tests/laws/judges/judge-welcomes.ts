import type { SubscriberId } from "../../../src/core/ids.ts";
import { HOUR, START } from "../storm/draw-schedule.ts";
import { hashAddress } from "../world/stand-ins.ts";
import type { World } from "../world/world.ts";
import { mayBeBarred } from "./records-of-deliveries.ts";

/** So long before a welcome makes no sense any more; no key of one is repeated for longer. */
const LATEST_MS = 22 * HOUR;

/**
 * Who joins is welcomed once, however often they press, ticks repeat it and replies are lost; not who has left or been
 * barred since, and not whom nothing could be mailed to for a day.
 */
export function judgeWelcomes(world: World): readonly string[] {
  const { provider, records, newsletter } = world;
  const welcomes = provider.deliveries.filter(({ key }) => key.startsWith("welcome-"));
  const joined = new Map<SubscriberId, Set<number>>();
  for (const { id, record } of records.changes)
    if (record?.status === "active") joined.set(id, (joined.get(id) ?? new Set()).add(record.confirmedAt));
  const counts = Map.groupBy(welcomes, ({ address }) => hashAddress(address));
  const tooMany = [...counts].flatMap(([id, mails]) =>
    mails.length > (joined.get(id)?.size ?? 0) ? [`${id} was welcomed ${mails.length} times`] : [],
  );
  const unasked =
    !newsletter.welcomeMail && welcomes.length > 0 ? ["somebody is welcomed, and nobody should be"] : [];
  return [...tooMany, ...unasked, ...(newsletter.welcomeMail ? findUnwelcomed(world, counts) : [])];
}

function findUnwelcomed(
  { provider, records, spoils, storm }: World,
  counts: ReadonlyMap<SubscriberId, readonly unknown[]>,
): readonly string[] {
  const last = new Map(records.changes.map((change) => [change.id, change]));
  return [...last.values()].flatMap(({ id, record, committedAt }) => {
    if (record?.status !== "active" || record.consent.confirmation.via === "import") return [];
    const isNew = record.confirmedAt >= START && counts.get(id) === undefined;
    const isInTime = storm.time.now() - committedAt < LATEST_MS;
    const isMisled = [...provider.claimedReuse].some((key) => key.startsWith(`welcome-${id}`));
    const isExcused =
      isMisled ||
      provider.refusedAlone.has(record.address) ||
      mayBeBarred(records, id) ||
      isStuck(spoils, id);
    return isNew && isInTime && !isExcused ? [`${id} joined and was never welcomed`] : [];
  });
}

const isStuck = ({ ever }: World["spoils"], id: SubscriberId) =>
  ever.some(({ poison, whose }) => ["owed_mails", "changes"].includes(poison.table) && whose === id);
