import type { Instant } from "../ids.ts";
import { isPostOf } from "../repository/post-places.ts";
import type { Pull } from "../repository/pull.ts";

/** A pull request as a workflow in its repository shows it: foreign text, whoever may run workflows there. */
export interface ShownPull extends Pick<Pull, "repository" | "number" | "title" | "head"> {
  /** When the run's token was issued: what an earlier run shows is out of date. */
  readonly askedAt: Instant;
  /** Files that it adds or changes, by their paths from the root of the repository. */
  readonly files: readonly ShownFile[];
  readonly removed: readonly string[];
  /** More files than these, because there are so many. */
  readonly leftOut: number;
}

export interface ShownFile {
  readonly path: string;
  /** Null: it is larger than a post may be. */
  readonly source: Uint8Array | null;
}

/** Each post is drafted, and links of all of them together are asked for: an invocation makes fifty requests. */
export const MAX_SHOWN_POSTS = 10;

/** Of what a workflow shows, the posts that a preview is made of. */
export function selectShownPosts(
  { files, removed, leftOut }: Pick<ShownPull, "files" | "removed" | "leftOut">,
  postsFolder: string,
): Pick<ShownPull, "files" | "removed" | "leftOut"> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const posts = [...byPath.values()].filter(({ path }) => isPostOf(path, postsFolder));
  return {
    files: posts.slice(0, MAX_SHOWN_POSTS),
    removed: [...new Set(removed)].filter((path) => isPostOf(path, postsFolder) && !byPath.has(path)),
    leftOut: leftOut + Math.max(0, posts.length - MAX_SHOWN_POSTS),
  };
}
