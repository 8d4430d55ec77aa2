import { type BatchLabel, nameBatch } from "../../core/issues/batch-label.ts";
import type { Issue } from "../../core/issues/issue.ts";
import type { UnknownBatch } from "../../core/issues/unknown-batch.ts";
import type { IssueLedgers } from "../../ports/issues/issue-ledgers.ts";

/** An unknown batch by the name that outsiders give it. */
export interface NamedUnknownBatch extends Pick<UnknownBatch, "size" | "since" | "reason"> {
  readonly batch: BatchLabel;
}

/**
 * The unknown batches of an issue, read from its ledgers. No ledger is asked if none was reported, or if the ledgers
 * are given up.
 */
export async function listUnknownBatches(
  deps: { readonly ledgers: Pick<IssueLedgers, "listUnknown"> },
  issue: Issue,
): Promise<readonly NamedUnknownBatch[]> {
  if (issue.retiredAt !== null || issue.progress.every(({ unknown }) => unknown === 0)) return [];
  const lists = await Promise.all(
    Array.from({ length: issue.shards }, async (_, shard) => {
      const batches = await deps.ledgers.listUnknown(issue.id, shard);
      return batches.map((batch) => nameUnknown(issue, shard, batch));
    }),
  );
  return lists.flat();
}

export const nameUnknown = (
  { shards }: Pick<Issue, "shards">,
  shard: number,
  { batch, size, since, reason }: UnknownBatch,
): NamedUnknownBatch => ({ batch: nameBatch({ shard, batch }, shards), size, since, reason });
