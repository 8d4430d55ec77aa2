import type { Refusal } from "../../core/answer.ts";
import type { BatchOutcome, OpenBatch, RosterEntry } from "../../core/batch.ts";
import { asEditionKey, asSubscriberId } from "../../core/ids.ts";

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

export type RosterRow = { id: string; address: string; edition: string };

export type RecipientRow = {
  batch: number;
  outcome: string | null;
  settled_at: number | null;
  provider_ids: string | null;
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

export const toRosterEntry = (row: RosterRow): RosterEntry => ({
  id: asSubscriberId(row.id),
  address: row.address,
  edition: asEditionKey(row.edition),
});

export const toOutcome = (text: string | null) => text as BatchOutcome | null;
