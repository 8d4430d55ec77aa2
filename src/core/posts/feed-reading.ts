import type { Language } from "../language.ts";
import type { Topic } from "../topic.ts";
import type { Body, Post } from "./post.ts";
import type { PublicView } from "./public-post.ts";

export interface FeedQuery {
  /** Any of them; empty: all. */
  readonly languages: readonly Language[];
  /** By slug, any of them; empty: all. */
  readonly topics: readonly string[];
  readonly view: PublicView;
  readonly limit: number;
  /** The newest bodies are whole while they come to this many bytes together. */
  readonly bodyBytes: number;
  /** The revision that the caller has made a feed of, and of which nothing is read; null: none. */
  readonly unless: number | null;
}

export interface FeedContent {
  /** Those of the asked topics that a public post carries. */
  readonly topics: readonly Topic[];
  /** Newest first. */
  readonly posts: readonly FeedPost[];
}

export type FeedPost = Post & Body;
