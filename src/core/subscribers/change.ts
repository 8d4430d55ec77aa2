import type { Instant, SubscriberId } from "../ids.ts";
import type { CadenceSwitch } from "./preferences/decide-preferences.ts";
import type { Subscriber } from "./subscriber.ts";

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
