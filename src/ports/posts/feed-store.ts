import type { FeedContent, FeedQuery } from "../../core/posts/feed-reading.ts";
import type { PublicReading } from "../../core/site/answer.ts";

/** What feeds are made of. */
export interface FeedStore {
  /** One round trip, whatever has changed. */
  read(query: FeedQuery): Promise<PublicReading<FeedContent>>;
}
