import type { PostFile } from "../../core/posts/post-file.ts";
import { cutPostsFolder } from "../../core/posts/posts-folder.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { PostStore } from "../../ports/posts/post-store.ts";

export interface ListChangedDependencies {
  readonly newsletter: Pick<Newsletter, "postsFolder">;
  readonly posts: Pick<PostStore, "findUnchanged">;
}

/** The files that are worth sending, by the paths that they were named by. Whatever is wrong with one is told when it comes. */
export async function listChanged(
  { newsletter, posts }: ListChangedDependencies,
  files: readonly PostFile[],
): Promise<readonly string[]> {
  const { postsFolder = "" } = newsletter;
  const placed = files.map(({ path, sha256 }) => ({
    path: cutPostsFolder(path.normalize("NFC"), postsFolder),
    sha256,
  }));
  const unchanged = await posts.findUnchanged(placed);
  return files.filter((_, index) => !unchanged.has(index)).map(({ path }) => path);
}
