import { existsSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { readCode } from "./collect-files.ts";

/** Where a file really lies, whatever links and whatever spelling led to it. */
export interface FilePlace {
  /** Below the root of the repository that it lies in; null: in none. With slashes, on every system. */
  readonly inRepository: string | null;
  /** From the root of the disk, without the home directory. */
  readonly onDisk: string;
}

/** A folder that holds one of these is where a site begins, for files that no repository holds. */
const SITE_FILES = [
  ..."hugo.toml hugo.yaml config.toml _config.yml package.json Gemfile eleventy.config.js .eleventy.js".split(
    " ",
  ),
  ..."astro.config.mjs astro.config.ts docusaurus.config.js docusaurus.config.ts mkdocs.yml book.toml".split(
    " ",
  ),
];

/** The file itself need not be there any more. */
export function findPlace(file: string): FilePlace {
  const real = resolveLinks(resolve(file));
  const folder = dirname(real);
  const root = findAbove(folder, [".git"]) ?? findAbove(folder, SITE_FILES);
  return {
    inRepository: root === null ? null : toSlashes(relative(root, real)),
    onDisk: toSlashes(relative(findHome(real) ?? "/", real)),
  };
}

/** A link out of its repository keeps the place where it stands: the post belongs to where its author put it. */
function resolveLinks(file: string): string {
  const standing = join(resolveExisting(dirname(file)), basename(file));
  const real = resolveExisting(standing);
  const root = findAbove(dirname(standing), [".git"]);
  return root !== null && !isBelow(root, real) ? standing : real;
}

/** As far as it exists. */
function resolveExisting(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    readCode(error);
    return dirname(path) === path ? path : join(resolveExisting(dirname(path)), basename(path));
  }
}

function findAbove(folder: string, names: readonly string[]): string | null {
  if (names.some((name) => existsSync(join(folder, name)))) return folder;
  return dirname(folder) === folder ? null : findAbove(dirname(folder), names);
}

function findHome(file: string): string | null {
  const home = resolveExisting(homedir());
  return isBelow(home, file) ? home : null;
}

const isBelow = (folder: string, file: string) =>
  file.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);

const toSlashes = (path: string) => path.split(sep).join("/");
