import type { SubscriberId } from "../../../src/core/ids.ts";
import { hashAddress } from "../world/stand-ins.ts";
import type { World } from "../world/world.ts";
import type { Outcome } from "./read-outcome.ts";
import { isGone } from "./records.ts";

/** The question who left is part of freezing: a batch whose answer is older than this was not asked for just before. */
const FRESH_MS = 10 * 60_000;

/** Who is in the frozen audience gets the mail exactly once, and nobody else gets it. */
export function judgeDeliveries(world: World, outcome: Outcome): readonly string[] {
  return [...judgeCounts(world, outcome), ...judgeUnsubscriptions(world)];
}

function judgeCounts({ provider }: World, { issues }: Outcome): readonly string[] {
  const broken: string[] = [];
  const received = countReceived(provider.deliveries);
  const refusedAlone = new Set([...provider.refusedAlone].map(hashAddress));
  for (const { issue, batches, roster } of issues) {
    if (issue.closedAt === null) continue;
    const outcomes = new Map(batches.map((batch) => [`${batch.shard}/${batch.number}`, batch.outcome]));
    const own = received.get(issue.id) ?? new Map<SubscriberId, number>();
    for (const [id, row] of roster) {
      const count = own.get(id) ?? 0;
      const settled = row.batch === -1 ? "gone" : outcomes.get(`${row.shard}/${row.batch}`);
      if (count > 1) broken.push(`${id} received ${issue.id} ${count} times`);
      if (settled === "refused" && !refusedAlone.has(id))
        broken.push(`${id} counts as refused in ${issue.id}, and was never refused alone`);
      if (settled === "submitted" && count === 0) broken.push(`${id} never received ${issue.id}`);
      if ((settled === "gone" || settled === "refused") && count > 0)
        broken.push(`${id} is ${settled} in ${issue.id} and received it`);
    }
    for (const id of own.keys()) if (!roster.has(id)) broken.push(`${id} received ${issue.id} uninvited`);
  }
  return broken;
}

function countReceived(deliveries: World["provider"]["deliveries"]) {
  const received = new Map<string, Map<SubscriberId, number>>();
  for (const { issue, address } of deliveries) {
    if (issue === null) continue;
    const own = received.get(issue) ?? new Map<SubscriberId, number>();
    const id = hashAddress(address);
    own.set(id, (own.get(id) ?? 0) + 1);
    received.set(issue, own);
  }
  return received;
}

/** Who left before the question was asked that stands before every freeze is in no batch. */
function judgeUnsubscriptions({ records }: World): readonly string[] {
  const broken: string[] = [];
  const histories = Map.groupBy(records.changes, (change) => change.id);
  for (const freeze of records.freezes) {
    const order = freeze.asked?.order ?? freeze.order;
    if (freeze.asked !== null && freeze.at - freeze.asked.at > FRESH_MS)
      broken.push(`batch ${freeze.batch} of ${freeze.issue} was frozen long after the question who left`);
    for (const id of freeze.recipients) {
      const history = histories.get(id) ?? [];
      const latest = history.findLast((change) => change.order < order);
      const cameBack = history.some(
        (change) => change.order >= order && change.order < freeze.order && !isGone(change), // while the question was asked
      );
      if (latest !== undefined && isGone(latest) && !cameBack)
        broken.push(`${id} left before batch ${freeze.batch} of ${freeze.issue} was frozen, and is in it`);
    }
  }
  return broken;
}
