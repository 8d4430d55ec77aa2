import { readFileSync, statSync } from "node:fs";
import type { PublishedPost } from "../../src/contract/posts/posts.ts";
import { MAX_SOURCE_BYTES } from "../../src/core/posts/post-source.ts";
import { addressPost } from "../address-post.ts";
import { collectFiles, describeCode, type FileFault, readCode } from "../collect-files.ts";
import type { Call, Command, Outcome } from "../command.ts";
import type { Connection } from "../connection.ts";
import { derivePostPath } from "../derive-post-path.ts";
import { findChanged } from "../find-changed.ts";
import { findCollisions, type PublishableFile } from "../find-collisions.ts";
import { findPlace } from "../find-root.ts";
import { inOrder } from "../in-order.ts";
import { readPostId } from "../read-post-id.ts";
import { isRefusal } from "../refusal.ts";
import { showProgress } from "../words/show-progress.ts";

export const postsPublish: Command = {
  name: "posts publish",
  summary: "put Markdown files into the newsletter, those that changed; of a folder, all that are in it",
  words: [{ name: "files", summary: "files, folders and patterns", isMany: true }],
  flags: { all: { summary: "send the unchanged ones too, so that they are read anew by new settings" } },
  run: publishPosts,
};

/** So many files are on their way at once. */
const AT_ONCE = 6;

/** Puts each file that changed, and goes on after a refused one. What would be one post is refused before anything is stored. */
async function publishPosts({ words, json, switches, connect }: Call): Promise<Outcome> {
  const connection = connect();
  const { files, faults } = collectFiles(words);
  const read = files.map((file) => ({ file, source: readSource(file) }));
  const sources = read.flatMap(({ file, source }) => (typeof source === "string" ? [] : [{ file, source }]));
  const { postsFolder, changed } = await findChanged(connection, sources);
  const named = read.map(({ file, source }) => ({
    ...{ file, source },
    path: derivePostPath(findPlace(file), postsFolder),
    id: typeof source === "string" ? null : readPostId(new TextDecoder().decode(source)),
    isUnchanged: typeof source !== "string" && !switches.has("all") && !changed.has(file),
  }));
  const collisions = findCollisions(named, postsFolder);
  const refused = [...faults, ...collisions];
  for (const fault of refused) sayFault(fault, json);
  const crowded = new Set(collisions.map(({ file }) => file));
  const wanted = named.filter(({ file }) => !crowded.has(file));
  const sender = createSender(connection);
  await sendEach(wanted, "publishing", sender.send, (said) => {
    say(said, json);
    if (said.state === "refused") refused.push(said);
  });
  const again = sender.selectOutdated(wanted);
  await sendEach(again, "following links", sender.send, (said) => {
    if (said.state !== "refused") return;
    say(said, json);
    refused.push(said);
  });
  if (again.length > 0 && !json) console.log(describeAgain(again.length));
  if (refused.length === 0) return "done";
  console.error(`${refused.length} of ${files.length + faults.length} were refused.`);
  return "refused";
}

interface NamedFile extends PublishableFile {
  /** Its bytes, or why they cannot be had. */
  readonly source: Uint8Array<ArrayBuffer> | string;
  readonly isUnchanged: boolean;
}

/** What became of a file. */
type Said =
  | (FileFault & { readonly state: "refused" })
  | {
      readonly file: string;
      readonly path: string;
      readonly id?: string | undefined;
      readonly state: PublishedPost["state"];
      readonly reason?: string | undefined;
      readonly outdated?: PublishedPost["outdated"];
    };

/** Sends files, and keeps in mind whose links lead elsewhere since others came. */
function createSender(connection: Connection) {
  const outdated = new Set<string>();
  const refused = new Set<string>();
  return {
    async send(one: NamedFile): Promise<Said> {
      if (!one.isUnchanged) outdated.delete(one.path.normalize("NFC")); // its links are looked up anew
      const said = await publishFile(connection, one);
      if (said.state === "refused") refused.add(one.file);
      else for (const path of said.outdated ?? []) outdated.add(path);
      return said;
    },
    /** Of these files, those that are worth sending once more. */
    selectOutdated: (files: readonly NamedFile[]): readonly NamedFile[] =>
      files
        .filter(({ file, path }) => outdated.has(path.normalize("NFC")) && !refused.has(file))
        .map((one) => ({ ...one, isUnchanged: false })),
  };
}

async function sendEach(
  files: readonly NamedFile[],
  message: string,
  send: (one: NamedFile) => Promise<Said>,
  hand: (said: Said) => void,
): Promise<void> {
  const bar = showProgress(message, files.length);
  await inOrder(files, AT_ONCE, send, (said) => {
    bar.advance();
    hand(said);
  });
  bar.stop();
}

const describeAgain = (count: number) =>
  count === 1
    ? "1 file was sent once more: a post that it links to came after it, or has moved."
    : `${count} files were sent once more: posts that they link to came after them, or have moved.`;

/** A file is bytes, and goes as it is: what they mean is for the newsletter to say. */
async function publishFile(
  connection: Connection,
  { file, path, source, isUnchanged }: NamedFile,
): Promise<Said> {
  if (typeof source === "string") return { file, reason: source, state: "refused" };
  if (isUnchanged) return { file, path, state: "unchanged" };
  try {
    return { file, path, ...(await connection.call<PublishedPost>("PUT", addressPost(path), source)) };
  } catch (error) {
    if (!isRefusal(error) || error.status === 401) throw error; // no file's own fault
    return { file, reason: error.reasons.join("\n  "), state: "refused" };
  }
}

function say(said: Said, json: boolean): void {
  if (said.state === "refused") {
    sayFault(said, json);
    return;
  }
  const { file, path, id, state, reason } = said;
  const home = reason === undefined ? "" : ` (stays home: ${reason})`;
  console.log(json ? JSON.stringify({ file, path, id, state, reason }) : `${state.padEnd(9)} ${path}${home}`);
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
