import type { Instant } from "../ids.ts";
import type { Language } from "../language.ts";
import type { Topic } from "../topic.ts";
import type { Body, Post } from "./post.ts";
import type { PublicView } from "./public-post.ts";

export interface KeptFeed {
  readonly revision: number;
  readonly freshUntil: Instant | null;
  readonly body: string;
  /** Strong, in its quotation marks (RFC 9110, section 8.8.3). */
  readonly etag: string;
  /** Whole seconds. */
  readonly modifiedAt: Instant;
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
