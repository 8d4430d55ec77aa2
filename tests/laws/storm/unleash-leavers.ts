import type { SubscriberId } from "../../../src/core/ids.ts";
import { leave } from "./answered-acts.ts";
import { type Cast, does } from "./cast.ts";
import type { Random } from "./random.ts";

/** Who leaves while their batch is under way is drawn from here, apart from everything before it. */
export const LEAVERS_APART = 900_000_000;

/**
 * In one storm of five some readers leave just after the request with their batch has left: before its answer comes, is
 * lost, or nobody is there any more to hear it. Only after a certain refusal may the batch go on without them.
 */
export function unleashLeavers(cast: Cast, random: Random): void {
  if (!random.happens(1 / 5)) return;
  const { records, storm } = cast.world;
  let left = random.integer(2, 6);
  records.listeners.push((key) => {
    const members = listMembers(cast, key);
    if (members.length === 0 || left === 0 || !random.happens(0.4)) return;
    left -= 1;
    const afterMs = random.pick([random.integer(0, 1_500), random.integer(0, 40_000)]);
    leaves(cast, random.pick(members), storm.time.now() + afterMs);
  });
}

/** Of the batch with that key, as it was frozen last. */
function listMembers({ world }: Cast, key: string): readonly SubscriberId[] {
  const [issue, shard, batch] = key.split("/");
  const isOfKey = (one: { readonly issue: string; readonly shard: number; readonly batch: number }) =>
    one.issue === issue && String(one.shard) === shard && String(one.batch) === batch;
  return world.records.freezes.findLast(isOfKey)?.recipients ?? [];
}

const leaves = (cast: Cast, id: SubscriberId, at: number) =>
  does(cast, at, `${id} leaves while their batch is under way`, () =>
    cast.world.invoke(`leave-${id}`, ({ subscribers }) => leave(cast.world.records, subscribers, id)),
  );
