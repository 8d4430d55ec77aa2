import type { Instant } from "../ids.ts";

/** One item of the blog's feed, as its feed says it; nothing of it is trusted yet. */
export interface FeedEntry {
  /** `guid` or `atom:id`. */
  readonly guid: string | null;
  /** Absolute address of its page. */
  readonly url: string | null;
  /** Plain text. */
  readonly title: string;
  /** The author's own words about it, plain text. */
  readonly summary: string | null;
  readonly publishedAt: Instant | null;
  readonly language: string | null;
  readonly tags: readonly string[];
  /** HTML, unsafe; the whole body where the feed has it, else its summary. */
  readonly html: string;
  /** What addresses in the HTML are relative to. */
  readonly baseUrl: string | null;
  readonly imageUrl: string | null;
  /** Addresses of its translations (`link rel=alternate hreflang`). */
  readonly translations: readonly string[];
  /** What it shares with them by its author's word: a category of that kind (`domain` or `scheme`), or `translationKey:…`. */
  readonly translationKey: string | null;
}

export interface BlogFeed {
  readonly language: string | null;
  /** As the feed orders them. */
  readonly entries: readonly FeedEntry[];
}

/** More than any blog shows, and what a slow phone would read in a day: the first ones count, which are the newest. */
export const MAX_ENTRIES = 500;
