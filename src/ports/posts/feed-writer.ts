import type { Instant } from "../../core/ids.ts";
import type { Language } from "../../core/language.ts";
import type { FeedFormat } from "../../core/posts/feed.ts";
import type { Post } from "../../core/posts/post.ts";

/** `html`: safe, links absolute. */
export type FeedItem = Post & { readonly html: string };

export interface FeedDocument {
  readonly title: string;
  readonly description: string;
  readonly siteUrl: URL;
  readonly selfUrl: URL;
  readonly language: Language;
  readonly updatedAt: Instant;
  readonly posts: readonly FeedItem[];
}

export interface FeedWriter {
  write(document: FeedDocument, format: FeedFormat): string;
}
