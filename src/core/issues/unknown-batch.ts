import type { Instant } from "../ids.ts";
import type { BatchNumber, RosterEntry } from "./batch.ts";

export type Resolution = "submitted" | "not-submitted";

/** A batch that the provider may or may not have taken. */
export interface UnknownBatch {
  readonly batch: BatchNumber;
  readonly size: number;
  /** Start of the first attempt that may have been taken. */
  readonly since: Instant;
  /** When it became unknown: the last attempt had ended. */
  readonly until: Instant;
  readonly reason: string;
}

/** What is needed to look for it in the provider's list. */
export interface UnknownMails extends UnknownBatch {
  readonly recipients: readonly RosterEntry[];
  /** A mail of the same issue that was accepted shortly before the first attempt, or after it where none was before. */
  readonly neighbour: { readonly providerId: string; readonly isBefore: boolean } | null;
}
