import { createD1FeedStore } from "../adapters/d1/posts/feed-store.ts";
import { feedWriter } from "../adapters/feeds/feed-writer.ts";
import { frontMatterReader } from "../adapters/markdown/front-matter-reader.ts";
import { createMarkdownRenderer } from "../adapters/markdown/markdown-renderer.ts";
import { createFeedMemory } from "../adapters/runtime/feed-memory.ts";
import type { Settings } from "../core/settings/settings.ts";
import type { FeedMemory } from "../ports/posts/feed-memory.ts";
import { listPosts } from "../usecases/posts/list-posts.ts";
import { publishPost } from "../usecases/posts/publish-post.ts";
import { removePost } from "../usecases/posts/remove-post.ts";
import { showFeed } from "../usecases/posts/show-feed.ts";
import { writeFeed } from "../usecases/posts/write-feed.ts";
import type { Foundation } from "./foundation.ts";

type Needed = Pick<Foundation, "env" | "settings" | "clock" | "log" | "contentHasher" | "posts" | "topics">;
type Input<UseCase extends (deps: never, input: never) => unknown> = Parameters<UseCase>[1];

const memories = new WeakMap<Settings, FeedMemory>();

/** One for each set of settings, which a feed shows too, and so for as long as the isolate lives. */
function findFeedMemory(settings: Settings): FeedMemory {
  const memory = memories.get(settings) ?? createFeedMemory();
  memories.set(settings, memory);
  return memory;
}

/** The verbs of posts, bound to their adapters. */
export function composePosts(foundation: Needed) {
  const deps = {
    ...foundation,
    newsletter: foundation.settings.newsletter,
    frontMatter: frontMatterReader,
    markdown: createMarkdownRenderer(),
    feeds: feedWriter,
    feedStore: createD1FeedStore(foundation.env.DB),
    feedMemory: findFeedMemory(foundation.settings),
  };
  return {
    publishPost: (input: Input<typeof publishPost>) => publishPost(deps, input),
    listPosts: (input: Input<typeof listPosts>) => listPosts(deps, input),
    removePost: (input: Input<typeof removePost>) => removePost(deps, input),
    showFeed: (input: Input<typeof showFeed>) => showFeed(deps, input),
    writeFeed: (input: Input<typeof writeFeed>) => writeFeed(deps, input),
  };
}
