import type { FeedFormat } from "../core/feed.ts";
import type { Instant } from "../core/ids.ts";
import type { Language } from "../core/language.ts";
import type { RenderedPost } from "../core/post.ts";

export interface FeedDocument {
  readonly title: string;
  readonly description: string;
  readonly siteUrl: URL;
  readonly selfUrl: URL;
  readonly language: Language;
  readonly updatedAt: Instant;
  readonly posts: readonly RenderedPost[];
}

export interface FeedWriter {
  write(document: FeedDocument, format: FeedFormat): string;
}
