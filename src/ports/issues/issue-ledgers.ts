import type { IssueId, SubscriberId } from "../../core/ids.ts";
import type { BatchNumber } from "../../core/issues/batch.ts";
import type { RecipientState } from "../../core/issues/recipient-state.ts";
import type { Resolution, UnknownBatch, UnknownMails } from "../../core/issues/unknown-batch.ts";

/** The ledgers of issues as others may ask them. */
export interface IssueLedgers {
  /** Records what the author says became of an unknown batch; wakes the object. */
  resolve(
    issue: IssueId,
    shard: number,
    batch: BatchNumber,
    as: Resolution,
  ): Promise<"resolved" | "not-unknown">;
  /** Takes an erased reader out of that shard's roster and batches. False: the object could not be reached. */
  forget(issue: IssueId, shard: number, id: SubscriberId): Promise<boolean>;
  /** Null: in no frozen batch of that shard. */
  findRecipient(issue: IssueId, shard: number, id: SubscriberId): Promise<RecipientState | null>;
  listUnknown(issue: IssueId, shard: number): Promise<readonly UnknownBatch[]>;
  /** Null: no such batch, or its outcome is known. */
  findUnknown(issue: IssueId, shard: number, batch: BatchNumber): Promise<UnknownMails | null>;
}
