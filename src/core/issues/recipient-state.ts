import type { Instant } from "../ids.ts";
import type { BatchNumber, BatchOutcome } from "./batch.ts";

export interface RecipientState {
  readonly batch: BatchNumber;
  readonly outcome: BatchOutcome | null;
  readonly settledAt: Instant | null;
  readonly providerId: string | null;
  /** Of a refusal: status, name and message as the provider gave them. */
  readonly reason: string | null;
}
