import { contentHasher } from "../../src/adapters/crypto/content-hasher.ts";
import { createD1FeedStore } from "../../src/adapters/d1/posts/feed-store.ts";
import { createD1PostStore } from "../../src/adapters/d1/posts/post-store.ts";
import { createD1TopicCatalog } from "../../src/adapters/d1/posts/topic-catalog.ts";
import { feedWriter } from "../../src/adapters/feeds/feed-writer.ts";
import { frontMatterReader } from "../../src/adapters/markdown/front-matter/front-matter-reader.ts";
import { createMarkdownRenderer } from "../../src/adapters/markdown/markdown-renderer.ts";
import { createAnswerMemory } from "../../src/adapters/runtime/answer-memory.ts";
import type { Newsletter } from "../../src/core/settings/settings.ts";
import { publishPost } from "../../src/usecases/posts/publish-post.ts";
import { createFakeD1Database } from "../fakes/d1-database.ts";
import { NEWSLETTER } from "./newsletter.ts";
import { at } from "./posts.ts";

/** Posts as they are in the product, over SQLite in memory; the clock is the test's. */
export function buildPostWorld() {
  const db = createFakeD1Database();
  const events: string[] = [];
  let now = at("2026-11-20T12:00Z");
  const deps = {
    newsletter: { ...NEWSLETTER, timeZone: "Europe/Madrid" },
    frontMatter: frontMatterReader,
    markdown: createMarkdownRenderer(),
    feeds: feedWriter,
    feedStore: createD1FeedStore(db),
    answers: createAnswerMemory(),
    contentHasher,
    posts: createD1PostStore(db),
    topics: createD1TopicCatalog(db),
    clock: { now: () => now, sleep: async () => {} },
    log: { record: (event: string) => void events.push(event) },
  };
  return {
    db,
    deps,
    events,
    advanceTo: (iso: string) => {
      now = at(iso);
    },
    /** As `publish`, with other settings. */
    publishTo: (newsletter: Newsletter, path: string, text: string) =>
      publishPost({ ...deps, newsletter }, { path, source: new TextEncoder().encode(text) }),
    publish: (path: string, text: string) =>
      publishPost(deps, { path, source: new TextEncoder().encode(text) }),
  };
}

/** A Markdown file; `lines` are its front matter. */
export const buildFile = (lines: readonly string[], body = "Some words.") =>
  ["---", ...lines, "---", "", body].join("\n");
