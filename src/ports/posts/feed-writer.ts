import type { FeedFormat } from "../../core/posts/feed.ts";
import type { FeedDocument } from "../../core/posts/feed-document.ts";

export interface FeedWriter {
  write(document: FeedDocument, format: FeedFormat): string;
}
