import { readFileSync, statSync } from "node:fs";
import type { PublishedPost } from "../../src/contract/posts/posts.ts";
import { MAX_SOURCE_BYTES } from "../../src/core/posts/post-source.ts";
import { addressPost } from "../address-post.ts";
import { collectFiles, describeCode, type FileFault, readCode } from "../collect-files.ts";
import type { Call, Command, Outcome } from "../command.ts";
import type { Connection } from "../connection.ts";
import { derivePostPath } from "../derive-post-path.ts";
import { findCollisions, type PublishableFile } from "../find-collisions.ts";
import { findPlace } from "../find-root.ts";
import { readPostId } from "../read-post-id.ts";
import { readPostsFolder } from "../read-posts-folder.ts";
import { isRefusal } from "../refusal.ts";

export const postsPublish: Command = {
  name: "posts publish",
  summary: "put Markdown files into the newsletter; of a folder, all that are in it",
  words: [{ name: "files", summary: "files, folders and patterns", isMany: true }],
  run: publishPosts,
};

/** Puts each file, and goes on after a refused one. What would be one post is refused before anything is stored. */
async function publishPosts({ words, json, connect }: Call): Promise<Outcome> {
  const connection = connect();
  const { files, faults } = collectFiles(words);
  const postsFolder = await readPostsFolder(connection);
  const named = files.map((file) => ({
    file,
    path: derivePostPath(findPlace(file), postsFolder),
    id: findPostId(file),
  }));
  const collisions = findCollisions(named, postsFolder);
  const refused = [...faults, ...collisions];
  for (const fault of refused) sayFault(fault, json);
  for (const one of named.filter(({ file }) => !collisions.some((fault) => fault.file === file))) {
    const fault = await publishFile(connection, one, json);
    if (fault === null) continue;
    refused.push(fault);
    sayFault(fault, json);
  }
  if (refused.length === 0) return "done";
  console.error(`${refused.length} of ${files.length + faults.length} were refused.`);
  return "refused";
}

/** A file is bytes, and goes as it is: what they mean is for the newsletter to say. */
async function publishFile(
  connection: Connection,
  { file, path }: PublishableFile,
  json: boolean,
): Promise<FileFault | null> {
  const source = readSource(file);
  if (typeof source === "string") return { file, reason: source };
  try {
    const { id, state, reason } = await connection.call<PublishedPost>("PUT", addressPost(path), source);
    const home = reason === undefined ? "" : ` (stays home: ${reason})`;
    console.log(
      json ? JSON.stringify({ file, path, id, state, reason }) : `${state.padEnd(9)} ${path}${home}`,
    );
    return null;
  } catch (error) {
    if (!isRefusal(error) || error.status === 401) throw error; // no file's own fault
    return { file, reason: error.reasons.join("\n  ") };
  }
}

/** Null also where the file cannot be had: that is said when its turn comes. */
function findPostId(file: string): string | null {
  const source = readSource(file);
  return typeof source === "string" ? null : readPostId(new TextDecoder().decode(source));
}

/** The file's bytes, or why they cannot be had. */
function readSource(file: string): Uint8Array<ArrayBuffer> | string {
  try {
    if (statSync(file).size > MAX_SOURCE_BYTES)
      return `it is larger than ${MAX_SOURCE_BYTES / 1024} KiB, the most that a post may have.`;
    return new Uint8Array(readFileSync(file));
  } catch (error) {
    return describeCode(readCode(error));
  }
}

function sayFault({ file, reason }: FileFault, json: boolean): void {
  if (json) console.log(JSON.stringify({ file, state: "refused", reason }));
  console.error(`${file}: ${reason}`);
}
