import type { FeedDocument } from "../../core/posts/feed-document.ts";

type Json = Readonly<Record<string, unknown>>;

/**
 * `feed` writes JSON Feed 1; this makes it 1.1: the version, `language` of the feed and of each item, and `authors`.
 * https://www.jsonfeed.org/version/1.1/
 */
export function upgradeJsonFeed(text: string, document: FeedDocument): string {
  const { items, author, ...feed } = JSON.parse(text) as Json & { items: readonly Json[] }; // what feed just wrote
  return JSON.stringify({
    ...feed,
    version: "https://jsonfeed.org/version/1.1",
    language: document.language,
    authors: [author],
    items: items.map((item, index) => ({ ...item, language: document.posts[index]?.language })),
  });
}
