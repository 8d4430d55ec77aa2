import type { KeptFeed } from "../../core/posts/feed-reading.ts";

/** Feeds that were made already. It may forget any of them at any time. */
export interface FeedMemory {
  find(name: string): KeptFeed | null;
  keep(name: string, feed: KeptFeed): void;
}
