import type { Post } from "../../core/posts/post.ts";
import { cutPostsFolder, derivePathInRepository } from "../../core/posts/posts-folder.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { PostStore } from "../../ports/posts/post-store.ts";

/** The post at this path, spelled with or without the posts folder; null: there is none. */
export async function findPost(
  deps: {
    readonly newsletter: Pick<Newsletter, "postsFolder">;
    readonly posts: Pick<PostStore, "findByPath">;
  },
  path: string,
): Promise<Post | null> {
  const { postsFolder = "" } = deps.newsletter;
  const below = cutPostsFolder(path.normalize("NFC"), postsFolder);
  return (
    (await deps.posts.findByPath(below)) ??
    (await deps.posts.findByPath(derivePathInRepository(below, postsFolder)))
  );
}
