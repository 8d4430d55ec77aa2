import type { SubscriberId } from "../../core/ids.ts";
import type { Reader, Subscriber } from "../../core/subscribers/subscriber.ts";

/**
 * KV: the base of all subscribers. Reads and lists may be 60 seconds old and more, misses too, and one key takes
 * one write a second. So nobody reads it alone: use cases overlay the change log.
 */
export interface SubscriberBase {
  find(id: SubscriberId): Promise<Subscriber | null>;
  /** At most 100 ids. */
  findMany(ids: readonly SubscriberId[]): Promise<ReadonlyMap<SubscriberId, Subscriber>>;
  /** Whole record and metadata. `refused`: the store took no write now (rate, quota, outage); try again later. */
  write(record: Subscriber): Promise<"written" | "refused">;
  remove(id: SubscriberId): Promise<"written" | "refused">;
  /** Ids in ascending order, at most 1,000 a page. `cursor-failed`: start this prefix again. */
  list(page: ReaderPageRequest): Promise<ReaderPage | "cursor-failed">;
}

export interface ReaderPageRequest {
  /** Hex prefix of the ids; empty: everybody. */
  readonly prefix: string;
  /** Null: the first page. */
  readonly cursor: string | null;
}

export interface ReaderPage {
  readonly readers: readonly Reader[];
  /** Null: this was the last page. */
  readonly cursor: string | null;
  /** How many of its keys could not be read, and are left out; absent: none. */
  readonly unreadable?: number;
}
