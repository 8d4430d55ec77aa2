import type { PostStore } from "../../ports/posts/post-store.ts";

/** The same posts, and the paths at which somebody looked for one that was not there. */
export function watchMissing(posts: PostStore): {
  readonly posts: PostStore;
  readonly missing: ReadonlySet<string>;
} {
  const missing = new Set<string>();
  const findByPath = async (path: string) => {
    const post = await posts.findByPath(path);
    if (post === null) missing.add(path);
    return post;
  };
  return { posts: { ...posts, findByPath }, missing };
}
