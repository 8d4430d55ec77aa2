import type { SubscriberId } from "../../core/ids.ts";
import type { ReaderPage, ReaderPageRequest } from "../../core/subscribers/reader-page.ts";
import type { Subscriber } from "../../core/subscribers/subscriber.ts";

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
