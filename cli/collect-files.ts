import { globSync, lstatSync, readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { join } from "node:path";
import { isMarkdownFile, isPassedOver } from "../src/core/repository/post-places.ts";

/** Files to publish, and what could not be taken, each by the name that its author knows it by. */
export interface Collected {
  readonly files: readonly string[];
  readonly faults: readonly FileFault[];
}

export interface FileFault {
  readonly file: string;
  readonly reason: string;
}

/**
 * The files that the words name: a file is itself, a folder is the Markdown files in it, and a pattern is what it
 * matches. What is not there is a fault, and the others stay. A file that several words name is there once.
 */
export function collectFiles(words: readonly string[]): Collected {
  const found = words.map(collectWord);
  const faults = found.flatMap((one) => one.faults);
  const byPlace = new Map<string, string>();
  for (const file of found.flatMap((one) => one.files)) {
    const place = realpathSync(file);
    if (!byPlace.has(place)) byPlace.set(place, file);
  }
  return { files: [...byPlace.values()], faults };
}

function collectWord(word: string): Collected {
  const place = look(word);
  if (typeof place !== "string") return collectPlace(word, place);
  if (place !== "ENOENT" || !/[*?[{]/.test(word)) return blame(word, describe(word, place));
  const matches = globSync(word).sort();
  if (matches.length === 0) return blame(word, "no file matches this pattern.");
  return merge(matches.map(collectWord));
}

function collectPlace(file: string, place: Stats): Collected {
  if (place.isDirectory()) return collectFolder(file);
  return place.isFile() ? { files: [file], faults: [] } : blame(file, "this is no file.");
}

/** Everything below a folder, in the order of names; without what tools keep there for themselves. */
function collectFolder(folder: string): Collected {
  const { files, faults } = walk(folder, new Set());
  if (files.length + faults.length > 0) return { files, faults };
  return blame(folder, "there is no Markdown file (.md, .mdx, .markdown) in this folder.");
}

/** `above`: the real folders that were passed on the way down, so that links cannot lead in a circle. */
function walk(folder: string, above: ReadonlySet<string>): Collected {
  const real = realpathSync(folder);
  if (above.has(real)) return { files: [], faults: [] };
  const names = readNames(folder);
  if (typeof names === "string") return blame(folder, describe(folder, names));
  const passed = new Set([...above, real]);
  return merge(names.map((name) => enter(folder, name, passed)));
}

function enter(folder: string, name: Buffer, passed: ReadonlySet<string>): Collected {
  const text = name.toString("utf8");
  const file = join(folder, text);
  if (isPassedOver(text)) return NOTHING;
  if (!Buffer.from(text).equals(name)) {
    return isMarkdownFile(text) ? blame(file, "its name is not UTF-8: give the file another name.") : NOTHING;
  }
  const place = look(file);
  if (typeof place === "string") return isMarkdownFile(text) ? blame(file, describe(file, place)) : NOTHING;
  if (place.isDirectory()) return walk(file, passed);
  return place.isFile() && isMarkdownFile(text) ? { files: [file], faults: [] } : NOTHING;
}

const NOTHING: Collected = { files: [], faults: [] };
const blame = (file: string, reason: string): Collected => ({ files: [], faults: [{ file, reason }] });
const merge = (all: readonly Collected[]): Collected => ({
  files: all.flatMap((one) => one.files),
  faults: all.flatMap((one) => one.faults),
});

/** What is there, or the code of the failure: `ENOENT`, `EACCES`. */
function look(file: string): Stats | string {
  try {
    return statSync(file);
  } catch (error) {
    return readCode(error);
  }
}

function readNames(folder: string): readonly Buffer[] | string {
  try {
    return readdirSync(folder, { encoding: "buffer" }).sort(Buffer.compare);
  } catch (error) {
    return readCode(error);
  }
}

/** Node's code for why a file cannot be had; `error` itself where it is no such failure. */
export function readCode(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  throw error;
}

function describe(file: string, code: string): string {
  if (code === "ENOENT" && isLink(file)) return "this link leads to nothing.";
  return describeCode(code);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file.",
  ENOTDIR: "there is no such file.",
  EACCES: "it may not be read: look at its permissions.",
  EPERM: "it may not be read: look at its permissions.",
  ELOOP: "its links lead in a circle.",
  ENAMETOOLONG: "there is no such file.",
};

/** Why a file cannot be had, in plain words. */
export const describeCode = (code: string) => REASONS[code] ?? `it cannot be read (${code}).`;

function isLink(file: string): boolean {
  try {
    return lstatSync(file).isSymbolicLink();
  } catch (error) {
    readCode(error); // not even a link is there
    return false;
  }
}
