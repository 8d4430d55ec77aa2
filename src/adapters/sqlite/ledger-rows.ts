import type { BatchOutcome, OpenBatch } from "../../core/issues/batch.ts";
import type { Refusal } from "../../core/provider/answer.ts";

export type BatchRow = {
  number: number;
  generation: number;
  size: number;
  body_hash: string;
  attempts: number;
  in_doubt_since: number | null;
  last_refusal: string | null;
  retry_at: number;
};

/** Rows were written by this adapter alone, so the casts restore what it put in. */
export const toOpenBatch = (row: BatchRow): OpenBatch => ({
  number: row.number,
  generation: row.generation,
  size: row.size,
  bodyHash: row.body_hash,
  attempts: row.attempts,
  inDoubtSince: row.in_doubt_since,
  lastRefusal: row.last_refusal as Refusal | null,
  retryAt: row.retry_at,
});

export const toOutcome = (text: string | null) => text as BatchOutcome | null;
