import type { Instant, SubscriberId } from "../../core/ids.ts";
import type { CadenceSwitch } from "../../core/subscribers/decide-preferences.ts";
import type { Subscriber } from "../../core/subscribers/subscriber.ts";

/** One change to a subscriber, append-only, read back at once (D1). `record` null: erased. */
export interface Change {
  readonly seq: number;
  readonly id: SubscriberId;
  readonly at: Instant;
  /** The record as the writer saw it; null: there was none. */
  readonly before: Subscriber | null;
  readonly record: Subscriber | null;
  readonly writtenAt: Instant | null;
  /** The change cannot be read. Nobody knows what it says, so its reader gets no mail; both records are null. */
  readonly isUnreadable?: true;
}

export interface NewChange {
  readonly id: SubscriberId;
  readonly at: Instant;
  readonly before: Subscriber | null;
  readonly record: Subscriber | null;
  /** The `seq` that the writer last saw for this id, or null; the append is void if another came between. */
  readonly expectedSeq: number | null;
  /** In the same transaction: add an unsubscription at `at`, void one, or keep what there is. */
  readonly unsubscription: "add" | "void" | "keep";
  /** When the reader left, if an unsubscription is added and that was not at `at`. The latest such date counts. */
  readonly unsubscribedAt?: Instant;
  /** In the same transaction: their requests to join up to then have come to their end, with the mails they are owed. */
  readonly settles?: Instant;
  /** In the same transaction: the cadence changes; the append is void if anything was planned since that revision. */
  readonly switch?: CadenceSwitch | null;
  /** In the same transaction: owe a welcome mail to the reader as recorded. Absent: no mail is due. */
  readonly welcome?: true;
}

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
