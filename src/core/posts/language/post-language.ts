import { defaultLanguage, type Language } from "../../language.ts";
import { matchTag } from "../match-tag.ts";
import { deriveStem } from "../post-path.ts";
import { listOfferedFolders, parseFolderLanguage } from "./folder-language.ts";
import { readNameEnd } from "./name-end.ts";
import { parseBareLanguage, parseSuffixLanguage } from "./unoffered-language.ts";

/** Folders that hold posts, such as years: a file in one that is called `es` is a post, and no translation of the folder. */
const HOLDS_POSTS = /^(content|posts?|_posts|blog|articles?|src|source|docs|pages|notes|writing|[\d-]+)$/i;

/** What a post's path says about its language, for front matter that says nothing. */
export interface PathLanguage {
  /** Maybe one that the newsletter does not offer: such a post stays home. */
  readonly language: Language;
  /** The stem without a language suffix: `hello` for `hello.es.md`, shared by the translations. */
  readonly stem: string;
  /** True where the suffix told: such a site serves `hello.es.md` as `/es/hello`. */
  readonly bySuffix: boolean;
  /** Why the post stays home until a translation stands beside it; null: its language is not in doubt. */
  readonly doubt: string | null;
}

/** How the reason begins why a post stays home whose language is in doubt. */
export const LANGUAGE_DOUBT = "language in doubt";

export const isLanguageDoubt = (home: string | null): boolean =>
  home?.startsWith(`${LANGUAGE_DOUBT} (`) ?? false;

/**
 * A suffix (`hello.es.md`, `hello.es/index.md`) first, then what else surely names a language: `hello_es.md`, a file
 * alone in its name (`hello/es.md`), the outermost folder of an offered language (`content/es/hello.md`), one of another
 * language (folder-language.ts). Then what may name one, `hello-es.md` (name-end.ts); else the newsletter's default.
 */
export function derivePathLanguage(path: string, offered: readonly Language[]): PathLanguage {
  const stem = deriveStem(path);
  const bySuffix = readSuffix(stem, offered);
  if (bySuffix !== null) return bySuffix;
  const sure = findSure(stem, offered);
  const end = readNameEnd(nameOf(stem), offered);
  const language = sure ?? end?.language ?? defaultLanguage(offered);
  const isDoubtful = sure === null && end?.isCertain === false && language !== defaultLanguage(offered);
  const doubt = isDoubtful ? explainDoubt(stem, language, defaultLanguage(offered)) : null;
  return { language, stem, bySuffix: false, doubt };
}

/** Does anything in the path say the language, offered or not, for sure or in doubt? */
export function namesLanguage(path: string, offered: readonly Language[]): boolean {
  const stem = deriveStem(path);
  const end = readNameEnd(nameOf(stem), offered);
  return readSuffix(stem, offered) !== null || findSure(stem, offered) !== null || end !== null;
}

function readSuffix(stem: string, offered: readonly Language[]): PathLanguage | null {
  const [, base = "", suffix = "", index = ""] = /^(.*[^/])\.([^./]+)(\/_?index)?$/i.exec(stem) ?? [];
  const language = matchTag(suffix, offered) ?? parseSuffixLanguage(suffix);
  return language === null ? null : { language, stem: `${base}${index}`, bySuffix: true, doubt: null };
}

function findSure(stem: string, offered: readonly Language[]): Language | null {
  const end = readNameEnd(nameOf(stem), offered);
  if (end?.isCertain && offered.includes(end.language)) return end.language;
  const parts = stem.split("/");
  const bare = findBareTag(parts, offered) ?? findBareUnoffered(parts, offered);
  if (bare !== null) return bare;
  const folders = parts.slice(0, -1);
  return listOfferedFolders(folders, offered)[0]?.language ?? parseFolderLanguage(folders);
}

/** What the post is called: its file, or its folder where the file is called `index`. */
const nameOf = (stem: string): string =>
  stem
    .replace(/\/_?index$/i, "")
    .split("/")
    .at(-1) ?? "";

/** With both remedies; `other` is what the post would count as without a doubt. */
export const explainDoubt = (stem: string, language: Language, other: Language) =>
  `${LANGUAGE_DOUBT} (${nameOf(stem)}: write lang: ${language} or lang: ${other})`;

/** The language of `hello/es.md`: a file named by nothing else, in the folder of its post. */
export function findBareTag(parts: readonly string[], offered: readonly Language[]): Language | null {
  const name = parts.at(-1) ?? "";
  return isOfAPost(parts, offered) ? matchTag(name, offered) : null;
}

/** The same for a language that is not offered (`hello/fr.md`), where no folder above is one that is. */
function findBareUnoffered(parts: readonly string[], offered: readonly Language[]): Language | null {
  const [folder = "", name = ""] = parts.slice(-2);
  const isInLanguage = listOfferedFolders(parts.slice(0, -1), offered).length > 0;
  return isOfAPost(parts, offered) && !isInLanguage ? parseBareLanguage(folder, name) : null;
}

/** Does the file lie in a folder of its own, and not in one that holds posts or languages? */
function isOfAPost(parts: readonly string[], offered: readonly Language[]): boolean {
  const folder = parts.at(-2) ?? "";
  return parts.length > 1 && !HOLDS_POSTS.test(folder) && matchTag(folder, offered) === null;
}
