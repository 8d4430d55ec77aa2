import type { EditionKey, Instant, SubscriberId } from "../ids.ts";
import type { Refusal } from "../provider/answer.ts";
import type { Wave } from "./wave.ts";

/** Position in the ledger, 1, 2, 3…; numbers are never reused. */
export type BatchNumber = number;

export interface RosterEntry {
  readonly id: SubscriberId;
  readonly address: string;
  readonly edition: EditionKey;
}

/** A reader as listed: in no batch before they are due. */
export interface ListedReader extends RosterEntry {
  /** `AT_ONCE` where everybody is. */
  readonly dueAt: Instant;
}

/** A batch whose recipients are chosen but not frozen: who left since may still be taken out. */
export interface DraftBatch {
  readonly number: BatchNumber;
  readonly recipients: readonly RosterEntry[];
}

/** Mostly nobody left, and to look for each of a hundred costs more than to freeze them. */
export const selectStaying = (
  { recipients }: DraftBatch,
  gone: ReadonlySet<SubscriberId>,
): readonly RosterEntry[] =>
  gone.size === 0 ? recipients : recipients.filter((entry) => !gone.has(entry.id));

/** A frozen batch that is not settled: its recipients and bytes never change within a generation. */
export interface OpenBatch {
  readonly number: BatchNumber;
  /** Goes up when the batch is divided or rebuilt, which needs a certain refusal of every attempt so far. */
  readonly generation: number;
  readonly size: number;
  readonly bodyHash: string;
  readonly attempts: number;
  /** Start of the first attempt without a certain answer; null: every attempt so far was certainly refused. */
  readonly inDoubtSince: Instant | null;
  readonly lastRefusal: Refusal | null;
  /** Not to be tried again before. */
  readonly retryAt: Instant;
}

/** How a batch ended. `empty`: everybody in it left before it was frozen. */
export type BatchOutcome = "submitted" | "refused" | "unknown" | "empty";

/** The plain figures of a ledger that decisions are made from. */
export interface LedgerFacts {
  readonly listed: boolean;
  /** In the roster, in no batch yet. */
  readonly unassigned: number;
  /** Those of them who have an hour of their own, earliest first; all others are due at once. */
  readonly waves: readonly Wave[];
  /** Chosen, not frozen: a crash came between. */
  readonly drafts: number;
  readonly open: readonly OpenBatch[];
  readonly audience: number;
  readonly submitted: number;
  readonly refused: number;
  readonly unknown: number;
  readonly batchesFrozen: number;
  /** Single refusals in a row with nothing accepted between. */
  readonly refusalsInARow: number;
  /** Set by a refusal that only the author can mend; cleared by a resume after it. */
  readonly stoppedAt: Instant | null;
  /** The provider's own words about it. */
  readonly stoppedBecause: string | null;
}
