import type { SubscriberId } from "../../../src/core/ids.ts";
import { hashAddress } from "../world/stand-ins.ts";
import type { World } from "../world/world.ts";

/** Who joins is welcomed once at most, however often they press, ticks repeat it and replies are lost. */
export function judgeWelcomes({ provider, records, newsletter }: World): readonly string[] {
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
  return [...tooMany, ...unasked];
}
