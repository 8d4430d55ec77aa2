import { DRAFT_KEY, DRAFT_WORD } from "./draft-words.ts";
import { HOME_WORDS } from "./home-words.ts";

/**
 * Folders that begin with `_` and hold posts all the same: Jekyll's and Bridgetown's collections. Any other such folder or
 * file is not for the public: partials and includes of Astro, Eleventy, Docusaurus, Lume and Jekyll, Hugo's and Zola's
 * `_index.md` (the page of a section).
 */
const COLLECTIONS = new Set(
  "posts post articles blog blogs notes essays news writing writings stories entries pages docs tutorials guides journal til"
    .split(" ")
    .concat("content contents source src app collections site".split(" ")),
);

/**
 * Jekyll and Hexo: `_drafts`; Quartz leaves out `private` and `templates`, Obsidian keeps `.trash`; Hugo's `archetypes` and
 * Hexo's `scaffolds` are what new posts are made from. Compared without case, `-`, `_` and blanks.
 */
const HOME_FOLDER = new RegExp(
  `^(?:(${DRAFT_WORD}|private|unpublished|unlisted|hidden|secret|internal|confidential|scheduled|expired|trash|deleted|withdrawn|retracted|embargoed|inprogress|workinprogress|unfinished|incomplete|pending|pendingreview|inreview|underreview|forreview|toreview|needsreview|unreviewed|unapproved|rejected|queued|members?|membersonly|memberonly|subscribers?|subscribersonly|paidonly|premium|paywalled|patronsonly|staffonly|restricted|classified|私密|非公開|非公开)(?:posts?|notes?|articles?)?|templates?|archetypes|scaffolds|includes|layouts|partials|nodemodules)$`,
);
/** What may be a section of the site as well: a doubt, which the file settles. */
const DOUBTFUL_FOLDER = /^(?:review|paid|staff|upcoming|inbox)$/;
/** `draft-x`, `x-draft`, `2026-11-20-draft-x`, `[WIP] x`, `x.draft.es`: a whole word at an end of a part between dots. */
const DRAFT_NAME = new RegExp(
  `^(?:\\d{4}-\\d{2}-\\d{2})?[^\\p{L}\\p{N}]*${DRAFT_WORD}(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}])${DRAFT_WORD}[^\\p{L}\\p{N}]*$`,
  "u",
);
/** Nuxt: `x.draft.md`. */
const HOME_SUFFIX = /\.(draft|wip|private|hidden|unlisted|unpublished)$/i;

/** Why a post stays home by where it lies; null where its path is as any other's. */
export function explainHomePath(path: string): string | null {
  const segments = path.split("/");
  const folder = segments.slice(0, -1).find(isHomeFolder);
  if (folder !== undefined) return `${nameFolder(folder)} (folder ${folder}/)`;
  const file = segments.at(-1) ?? "";
  const stem = file.replace(/\.(md|mdx|markdown)$/i, "");
  const suffix = HOME_SUFFIX.exec(stem)?.[1];
  if (suffix !== undefined) return `${suffix.toLowerCase()} (file ${file})`;
  return /^[_.~#-]/.test(file) ? `not published (file ${file} begins with "${file[0]}")` : null;
}

/** Why a name sounds like a draft's: a doubt, which `draft: false` in the file settles (`draft-beer/`). */
export function explainDraftName(path: string): string | null {
  const segments = path.split("/");
  const doubtful = segments.slice(0, -1).find((folder) => DOUBTFUL_FOLDER.test(fold(folder)));
  if (doubtful !== undefined) return `not ready (folder ${doubtful}/)`;
  const index = segments.findIndex(soundsLikeDraft);
  if (index === -1) return null;
  return index === segments.length - 1
    ? `draft (file ${segments[index]})`
    : `draft (folder ${segments[index]}/)`;
}

const soundsLikeDraft = (name: string) =>
  stripAccents(name)
    .split(".")
    .some((part) => DRAFT_NAME.test(part));

function isHomeFolder(folder: string): boolean {
  if (HOME_FOLDER.test(fold(folder))) return true;
  return folder.startsWith(".") || (folder.startsWith("_") && !COLLECTIONS.has(fold(folder)));
}

/** `draft` for `_drafts` and `entwürfe`, `private` for `Private Notes`; folders of tools are not published. */
function nameFolder(folder: string): string {
  const word = HOME_FOLDER.exec(fold(folder))?.[1];
  if (word === undefined) return "not published";
  if (DRAFT_KEY.test(word)) return "draft";
  const means = HOME_WORDS.get(word);
  return means === "draft" || means === "for members" ? means : word;
}

const stripAccents = (name: string) => name.normalize("NFD").toLowerCase().replace(/\p{M}/gu, "");

const fold = (name: string) => stripAccents(name).replace(/[-_.\s\u200c]/g, "");
