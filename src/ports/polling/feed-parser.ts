import type { BlogFeed } from "../../core/polling/feed-entry.ts";
import type { Result } from "../../core/result.ts";

/** RSS 2.0 and 1.0, Atom and JSON Feed. Never throws: the failure says what to do, in plain words. */
export interface FeedParser {
  parse(body: string, url: string): Result<BlogFeed, string>;
}
