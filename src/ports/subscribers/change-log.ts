import type { Instant, SubscriberId } from "../../core/ids.ts";
import type { Change, NewChange } from "../../core/subscribers/change.ts";

export interface ChangeLog {
  /** One transaction. `outdated`: somebody else changed this subscriber in between; read again and decide again. */
  append(change: NewChange): Promise<{ readonly seq: number } | "outdated">;
  /**
   * Adds the changes whose `expectedSeq` still holds, and returns the ids added with their seq. For imports, at most
   * 1,000 ids at once. A change that adds an unsubscription settles what its reader asked for up to when they left. For
   * readers who left or are suppressed only such a change is added.
   */
  appendMany(changes: readonly NewChange[]): Promise<ReadonlyMap<SubscriberId, number>>;
  findLatest(id: SubscriberId): Promise<Change | null>;
  findLatestMany(ids: readonly SubscriberId[]): Promise<ReadonlyMap<SubscriberId, Change>>;
  /** Every change with first ≤ id ≤ last, oldest first; only those of the lowest `mostIds` ids, all of theirs. */
  listBetween(first: string, last: string, mostIds?: number): Promise<readonly Change[]>;
  markWritten(seqs: readonly number[], at: Instant): Promise<void>;
  /** The latest change of each id that KV has not taken yet, oldest first; those that can be read. */
  listUnwritten(limit: number): Promise<readonly Change[]>;
  /** The latest change of each id whose write is older than `before`: candidates for folding, if they can be read. */
  listWrittenBefore(before: Instant, limit: number): Promise<readonly Change[]>;
  /** Drops every change of that id up to and with that seq. */
  fold(changes: readonly { readonly id: SubscriberId; readonly seq: number }[]): Promise<void>;
}
