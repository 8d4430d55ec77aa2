import { addressPost } from "../address-post.ts";
import type { Call, Command, Outcome } from "../command.ts";
import { derivePostPath } from "../derive-post-path.ts";
import { findPlace } from "../find-root.ts";
import { readPostsFolder } from "../read-posts-folder.ts";
import { isRefusal } from "../refusal.ts";

export const postsDelete: Command = {
  name: "posts delete",
  summary: "take a post out, by its path in the newsletter or by its file",
  words: [{ name: "path", summary: "en/hello.md" }],
  run: deletePost,
};

/** The path is tried as it was typed, then as the place of a file on this disk. */
async function deletePost({ words, json, connect }: Call): Promise<Outcome> {
  const connection = connect();
  const typed = words[0] ?? "";
  const places = [...(isOnlyAFile(typed) ? [] : [typed])];
  places.push(derivePostPath(findPlace(typed), await readPostsFolder(connection)));
  for (const [index, path] of places.entries()) {
    try {
      await connection.call("DELETE", addressPost(path));
      console.log(json ? JSON.stringify({ path, state: "removed" }) : `removed   ${path}`);
      return "done";
    } catch (error) {
      const isLast = index === places.length - 1;
      if (isLast || !isRefusal(error) || error.status !== 404) throw error;
    }
  }
  return "refused";
}

/** Such a spelling is no path of a post: `/home/…`, `./x.md`, `../x.md`. */
const isOnlyAFile = (typed: string) => /^(\/|\.{1,2}\/)/.test(typed);
