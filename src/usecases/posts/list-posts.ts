import type { Post } from "../../core/post.ts";
import type { PostFilter, PostStore } from "../../ports/post-store.ts";

/** Posts for their author, drafts and future ones too, newest first. */
export function listPosts(
  deps: { readonly posts: PostStore },
  page: Required<Pick<PostFilter, "limit" | "offset">>,
): Promise<readonly Post[]> {
  return deps.posts.list(page);
}
