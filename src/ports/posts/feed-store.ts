import type { Instant } from "../../core/ids.ts";
import type { Language } from "../../core/language.ts";
import type { Body, Post } from "../../core/posts/post.ts";
import type { PublicView } from "../../core/posts/public-post.ts";
import type { Topic } from "../../core/topic.ts";

/** What feeds are made of. */
export interface FeedStore {
  /** One round trip, whatever has changed. */
  read(query: FeedQuery): Promise<FeedReading>;
}

export interface FeedQuery {
  /** Any of them; empty: all. */
  readonly languages: readonly Language[];
  /** By slug, any of them; empty: all. */
  readonly topics: readonly string[];
  readonly view: PublicView;
  readonly limit: number;
  /** The newest bodies are whole while they come to this many bytes together. */
  readonly bodyBytes: number;
  /** The revision that the caller has made a feed of; null: none. */
  readonly unless: number | null;
}

export interface FeedReading {
  /** Moves on with every change of a post and every plan. */
  readonly revision: number;
  /** When a post last came, went or changed, in whole seconds. */
  readonly modifiedAt: Instant;
  /** Until when a reading of this revision stays true: a post comes or goes by its date. Null: for ever. */
  readonly freshUntil: Instant | null;
  /** Those of the asked topics that a public post carries. */
  readonly topics: readonly Topic[];
  /** Newest first; null where the revision is the one that the caller has. */
  readonly posts: readonly FeedPost[] | null;
}

export type FeedPost = Post & Body;
