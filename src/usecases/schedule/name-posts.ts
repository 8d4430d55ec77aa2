import type { PostNames } from "../../core/posts/post-names.ts";
import { derivePostName } from "../../core/posts/post-path.ts";
import { cutPostsFolder, derivePathInRepository } from "../../core/posts/posts-folder.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { ScheduleStore } from "../../ports/schedule/schedule-store.ts";

/**
 * The ids of posts that a request names: by id, or by any spelling of a path, with or without the posts folder and the
 * extension. A name that belongs to no post stays as it is, so that the caller can say so. Each post once.
 */
export async function namePosts(
  deps: {
    readonly newsletter: Pick<Newsletter, "postsFolder">;
    readonly schedule: Pick<ScheduleStore, "findNames">;
  },
  names: readonly string[],
): Promise<readonly string[]> {
  const { postsFolder = "" } = deps.newsletter;
  const spelled = names.map((name) => listSpellings(name, postsFolder));
  const found = await deps.schedule.findNames(spelled.flat());
  const ids = names.map((name, index) => {
    const spellings = spelled[index] ?? [];
    return selectPost(spellings, found)?.id ?? name;
  });
  return [...new Set(ids)];
}

/** The surest first: as it was written. */
function listSpellings(name: string, postsFolder: string): readonly string[] {
  const path = name.normalize("NFC").replace(/^\.?\/+/, "");
  const below = cutPostsFolder(path, postsFolder);
  const stem = derivePostName(name, postsFolder);
  const longPath = derivePathInRepository(below, postsFolder);
  return [...new Set([name, path, below, longPath, stem, derivePathInRepository(stem, postsFolder)])];
}

const selectPost = (spellings: readonly string[], found: readonly PostNames[]) =>
  spellings
    .map((spelling) => found.find((post) => [post.id as string, post.path, post.longPath].includes(spelling)))
    .find((post) => post !== undefined);
