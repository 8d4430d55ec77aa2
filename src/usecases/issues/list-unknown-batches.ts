import { formatInstant } from "../../core/ids.ts";
import { type BatchLabel, nameBatch } from "../../core/issues/batch-label.ts";
import type { Issue } from "../../core/issues/issue.ts";
import type { IssueLedgers } from "../../ports/issues/issue-ledgers.ts";
import type { UnknownBatch } from "../../ports/issues/unknown-batches.ts";

/** An unknown batch as the API shows it. */
export interface PresentedUnknownBatch {
  readonly batch: BatchLabel;
  readonly size: number;
  readonly since: string;
  readonly reason: string;
}

/**
 * The unknown batches of an issue, read from its ledgers. No ledger is asked if none was reported, or if the ledgers
 * are given up.
 */
export async function listUnknownBatches(
  deps: { readonly ledgers: Pick<IssueLedgers, "listUnknown"> },
  issue: Issue,
): Promise<readonly PresentedUnknownBatch[]> {
  if (issue.retiredAt !== null || issue.progress.every(({ unknown }) => unknown === 0)) return [];
  const lists = await Promise.all(
    Array.from({ length: issue.shards }, async (_, shard) => {
      const batches = await deps.ledgers.listUnknown(issue.id, shard);
      return batches.map((batch) => presentUnknown(issue, shard, batch));
    }),
  );
  return lists.flat();
}

export const presentUnknown = (
  issue: Issue,
  shard: number,
  { batch, size, since, reason }: UnknownBatch,
): PresentedUnknownBatch => ({
  batch: nameBatch({ shard, batch }, issue.shards),
  size,
  since: formatInstant(since),
  reason,
});
