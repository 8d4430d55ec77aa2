import type { Instant, PostId } from "../ids.ts";
import type { ItemDecision } from "./decide-unseen-items.ts";

/** What is known of one feed, for its author. */
export interface PolledFeed {
  readonly url: string;
  /** Null: never yet. */
  readonly polledAt: Instant | null;
  /** When it last said something else than before. */
  readonly changedAt: Instant | null;
  /** How many it showed then. */
  readonly items: number;
  /** Why it could not be read, and what to do; null: it could. */
  readonly problem: string | null;
  /** Since when, without a success in between. */
  readonly failingSince: Instant | null;
  /** Since then its server says that it is gone for good; null: it does not, or it has answered since. */
  readonly goneAt: Instant | null;
  readonly nextAt: Instant;
  /** How many items wait for the author's word. */
  readonly held: number;
  /** When the first of these was seen; null: none waits. */
  readonly heldSince: Instant | null;
}

/** A feed in the hand of the one who polls it. */
export interface ClaimedFeed {
  readonly url: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly bodyHash: string | null;
  /** The settings that its items were read by. */
  readonly readBy: string | null;
  /** Null: its items have never been looked at. */
  readonly firstPolledAt: Instant | null;
  readonly failures: number;
  readonly failingSince: Instant | null;
  readonly goneAt: Instant | null;
}

/** By what items of a feed are looked for. */
export interface AskedItems {
  readonly feed: string;
  /** All that are polled. */
  readonly feedUrls: readonly string[];
  readonly keys: readonly string[];
  readonly places: readonly string[];
}

/** An item that was seen before. */
export interface SeenItem {
  /** One of those that were asked for; a place where it was found by that alone. */
  readonly key: string;
  readonly id: PostId;
  readonly decision: ItemDecision;
  /** What its post was last made of; null: it was not stored yet. */
  readonly hash: string | null;
  readonly firstSeenAt: Instant;
  /** The post was deleted, or a file of the blog has taken it over: the feed says nothing about it any more. */
  readonly isSettled: boolean;
}

/** What becomes of an item with this poll. */
export interface NotedItem {
  readonly id: PostId;
  readonly keys: readonly string[];
  readonly decision: ItemDecision;
  readonly hash: string | null;
  readonly firstSeenAt: Instant;
}

/** What a poll found out about its feed, beside items. */
export interface PollReport {
  readonly at: Instant;
  readonly nextAt: Instant;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly bodyHash: string | null;
  readonly readBy: string | null;
  /** Null: it said nothing new. */
  readonly changed: { readonly items: number } | null;
  readonly problem: string | null;
  readonly failures: number;
  readonly failingSince: Instant | null;
  readonly goneAt: Instant | null;
}
