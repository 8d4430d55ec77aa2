import type { BatchNumber } from "../../core/issues/batch.ts";
import type { UnknownBatch, UnknownMails } from "../../core/issues/unknown-batch.ts";

/** Batches of unknown outcome in one ledger. */
export interface UnknownBatches {
  list(): readonly UnknownBatch[];
  find(batch: BatchNumber): UnknownMails | null;
}
