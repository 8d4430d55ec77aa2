import { deriveShardPrefix } from "../../../core/issues/shard.ts";
import type { IssueDependencies } from "./issue-dependencies.ts";

/** Ticks wake an open issue every quarter of an hour, and a change is kept for an hour at least. */
const EVERY_MS = 600_000;

/**
 * Looks for erasures that this object was not told about, because a call was lost or a crash came between. Runs seldom,
 * since each erasure is also told at once (`forgetReader`). Idempotent.
 */
export async function forgetErased(
  deps: Pick<IssueDependencies, "shard" | "undeliverable" | "ledger" | "clock">,
  shards: number,
): Promise<void> {
  const seen = deps.ledger.readErasures();
  const now = deps.clock.now();
  if (seen.lookedAt !== null && now - seen.lookedAt < EVERY_MS) return;
  const { ids, seq } = await deps.undeliverable.listErased(seen.seq, deriveShardPrefix(deps.shard, shards));
  deps.ledger.forgetErased(ids, { seq, lookedAt: now });
}
