import type { listPosts } from "../../usecases/posts/list-posts.ts";
import type { publishPost } from "../../usecases/posts/publish-post.ts";
import type { removePost } from "../../usecases/posts/remove-post.ts";
import type { showFeed } from "../../usecases/posts/show-feed.ts";
import type { writeFeed } from "../../usecases/posts/write-feed.ts";
import type { Bound } from "./bound.ts";

/** The verbs of posts. */
export interface PostVerbs {
  readonly publishPost: Bound<typeof publishPost>;
  readonly listPosts: Bound<typeof listPosts>;
  readonly removePost: Bound<typeof removePost>;
  readonly showFeed: Bound<typeof showFeed>;
  readonly writeFeed: Bound<typeof writeFeed>;
}
