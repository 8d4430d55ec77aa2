import type { ComparedFile, Comparison, ListedFile } from "./comparison.ts";

/** A file that is to be a post as it is at the head. */
export interface StoredFile extends ListedFile {
  /** The post lay there before; null: nothing is known of that. */
  readonly formerPath: string | null;
}

/** What brings the posts to a head. */
export interface Changes {
  readonly stored: readonly StoredFile[];
  readonly removed: readonly string[];
}

type IsPost = (path: string) => boolean;

/** What a comparison says: the head follows what is here, and no file is left out. */
export function deriveComparedChanges(files: readonly ComparedFile[], isPost: IsPost): Changes {
  const stored = files
    .filter(({ change, path }) => change === "stored" && isPost(path))
    .map(({ path, blob, formerPath }) => ({ path, blob, formerPath: keepPost(formerPath, isPost) }));
  return settle(stored, listRemoved(files, isPost));
}

/** What two comparisons tell of where files lay, though they may be cut. */
export interface Moves {
  /** What the head changed since it and what is here were one; null: nobody knows. */
  readonly there: Comparison | null;
  /** What was changed here since then. */
  readonly here: Comparison | null;
}

/** What the list of all files at the head says: whatever came from the repository and is not in it is gone. */
export function deriveListedChanges(
  listed: readonly ListedFile[],
  known: readonly string[],
  { there, here }: Moves,
  isPost: IsPost,
): Changes {
  const files = there?.files ?? [];
  const wasAt = new Map(files.map(({ path, formerPath }) => [path, formerPath]));
  const wentTo = new Map((here?.files ?? []).map(({ path, formerPath }) => [formerPath, path]));
  const findFormer = (path: string) => {
    const then = wasAt.get(path) ?? path;
    const now = wentTo.get(then) ?? then;
    return now === path ? null : keepPost(now, isPost);
  };
  const stored = listed
    .filter(({ path }) => isPost(path))
    .map((file) => ({ ...file, formerPath: findFormer(file.path) }));
  return settle(stored, [...known, ...listRemoved(files, isPost)]);
}

const keepPost = (path: string | null, isPost: IsPost) => (path !== null && isPost(path) ? path : null);

/** Where something lay that lies there no more. */
const listRemoved = (files: readonly ComparedFile[], isPost: IsPost): readonly string[] =>
  files
    .flatMap(({ change, path, formerPath }) => (change === "removed" ? [path] : [formerPath]))
    .filter((path) => path !== null)
    .filter(isPost);

/** A path that holds a file at the head is not gone, and no post has moved away from it. */
function settle(stored: readonly StoredFile[], removed: readonly string[]): Changes {
  const paths = new Set(stored.map(({ path }) => path));
  return {
    stored: stored.map((file) =>
      file.formerPath !== null && paths.has(file.formerPath) ? { ...file, formerPath: null } : file,
    ),
    removed: [...new Set(removed)].filter((path) => !paths.has(path)),
  };
}
