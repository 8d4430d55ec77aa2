import { asPostId, asStoryKey, type Instant } from "../../src/core/ids.ts";
import type { Post } from "../../src/core/posts/post.ts";

/** A plain post in English, due since 2026-11-16; a test says what is different about its own. */
export function buildPost(id: string, difference: Partial<Post> = {}): Post {
  const publishedAt = difference.publishedAt ?? at("2026-11-16T00:00Z");
  return {
    id: asPostId(id),
    path: `${id}.md`,
    story: asStoryKey(id),
    language: "en",
    title: `Title of ${id}`,
    description: `Description of ${id}`,
    url: `https://blog.example.com/${id}`,
    publishedAt,
    tags: [],
    image: null,
    home: null,
    expiresAt: null,
    newsletter: true,
    words: 300,
    addedAt: publishedAt,
    changedAt: publishedAt,
    releasedAt: null,
    special: null,
    ...difference,
  };
}

/** `2026-11-23T09:00Z` as milliseconds. */
export function at(iso: string): Instant {
  const instant = Date.parse(iso);
  if (Number.isNaN(instant)) throw new Error(`"${iso}" is no instant`);
  return instant;
}
