import { asPostId, asStoryKey } from "../../src/core/ids.ts";
import type { IncomingPost } from "../../src/core/posts/incoming-post.ts";
import { at } from "./posts.ts";

/** A post as it comes in; a test says what is different about its own. */
export function buildIncomingPost(id: string, difference: Partial<IncomingPost> = {}): IncomingPost {
  return {
    id: asPostId(id),
    path: `${id}.md`,
    story: asStoryKey(id),
    language: "en",
    title: `Title of ${id}`,
    description: `Description of ${id}`,
    url: `https://blog.example.com/${id}`,
    publishedAt: at("2026-11-16T00:00Z"),
    tags: [{ slug: "systems", name: "Systems" }],
    image: { url: "https://blog.example.com/x.png", alt: "X" },
    home: null,
    expiresAt: null,
    newsletter: true,
    html: `<p>Body of ${id}</p>`,
    text: `Body of ${id}`,
    article: { blocks: [{ html: `<p>Body of ${id}</p>`, text: `Body of ${id}` }], whole: true },
    words: 3,
    sourceHash: `hash of ${id}`,
    ...difference,
  };
}
