import { createHash } from "node:crypto";
import { type ChangedPosts, MAX_FILES, type PostFiles } from "../src/contract/posts/posts.ts";
import type { Connection } from "./connection.ts";
import { derivePostPath } from "./derive-post-path.ts";
import { findPlace } from "./find-root.ts";

/** A file of the author's that could be read. */
export interface ReadFile {
  readonly file: string;
  readonly source: Uint8Array<ArrayBuffer>;
}

export interface ChangedFiles {
  /** The folder of the author's repository that the newsletter's posts lie in; empty: none. */
  readonly postsFolder: string;
  /** Those that are worth sending. */
  readonly changed: ReadonlySet<string>;
}

/**
 * Which files the newsletter has not got as they are: one request for up to five thousand, with their hashes. A path that
 * turns out to be another by the newsletter's own folder is told as changed, and its file is sent.
 */
export async function findChanged(connection: Connection, files: readonly ReadFile[]): Promise<ChangedFiles> {
  const named = files.map(({ file, source }) => ({
    file,
    path: derivePostPath(findPlace(file), ""),
    sha256: createHash("sha256").update(source).digest("hex"),
  }));
  const changed = new Set<string>();
  let postsFolder = "";
  for (let first = 0; first === 0 || first < named.length; first += MAX_FILES) {
    const some = named.slice(first, first + MAX_FILES);
    const body: PostFiles = { posts: some.map(({ path, sha256 }) => ({ path, sha256 })) };
    const answer = await connection.call<ChangedPosts>("POST", "api/posts/changes", JSON.stringify(body));
    postsFolder = answer.postsFolder;
    const paths = new Set(answer.changed);
    for (const { file, path } of some) if (paths.has(path)) changed.add(file);
  }
  return { postsFolder, changed };
}
