import { feedWriter } from "../adapters/feeds/feed-writer.ts";
import { frontMatterReader } from "../adapters/markdown/front-matter-reader.ts";
import { createMarkdownRenderer } from "../adapters/markdown/markdown-renderer.ts";
import { listPosts } from "../usecases/posts/list-posts.ts";
import { publishPost } from "../usecases/posts/publish-post.ts";
import { removePost } from "../usecases/posts/remove-post.ts";
import { showFeed } from "../usecases/posts/show-feed.ts";
import { writeFeed } from "../usecases/posts/write-feed.ts";
import type { Foundation } from "./foundation.ts";

type Needed = Pick<Foundation, "settings" | "clock" | "log" | "contentHasher" | "posts" | "topics">;
type Input<UseCase extends (deps: never, input: never) => unknown> = Parameters<UseCase>[1];

/** The verbs of posts, bound to their adapters. */
export function composePosts(foundation: Needed) {
  const deps = {
    ...foundation,
    newsletter: foundation.settings.newsletter,
    frontMatter: frontMatterReader,
    markdown: createMarkdownRenderer(),
    feeds: feedWriter,
  };
  return {
    publishPost: (input: Input<typeof publishPost>) => publishPost(deps, input),
    listPosts: (input: Input<typeof listPosts>) => listPosts(deps, input),
    removePost: (input: Input<typeof removePost>) => removePost(deps, input),
    showFeed: (input: Input<typeof showFeed>) => showFeed(deps, input),
    writeFeed: (input: Input<typeof writeFeed>) => writeFeed(deps, input),
  };
}
