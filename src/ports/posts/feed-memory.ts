import type { Instant } from "../../core/ids.ts";

/** Feeds that were made already. It may forget any of them at any time. */
export interface FeedMemory {
  find(name: string): KeptFeed | null;
  keep(name: string, feed: KeptFeed): void;
}

export interface KeptFeed {
  readonly revision: number;
  readonly freshUntil: Instant | null;
  readonly body: string;
  /** Strong, in its quotation marks (RFC 9110, section 8.8.3). */
  readonly etag: string;
  /** Whole seconds. */
  readonly modifiedAt: Instant;
}
