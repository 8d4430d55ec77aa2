import type { FeedQuery, FeedReading } from "../../core/posts/feed-reading.ts";

/** What feeds are made of. */
export interface FeedStore {
  /** One round trip, whatever has changed. */
  read(query: FeedQuery): Promise<FeedReading>;
}
