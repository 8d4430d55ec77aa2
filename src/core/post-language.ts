import { defaultLanguage, type Language, matchLanguage, parseLanguage } from "./language.ts";
import { deriveStem } from "./post-path.ts";
import { isWord, parseBareLanguage, parseFolderLanguage, parseSuffixLanguage } from "./unoffered-language.ts";

/** Only what looks like a language is tried as one: `Intl` takes most short words, such as `posts`, for tags. */
const TAG_SHAPE = /^[a-z]{2,3}([-_][a-z]{4})?([-_]([a-z]{2}|\d{3}))?$/i;

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
}

/**
 * A suffix (`hello.es.md`) first, then the outermost directory that is an offered language (`content/es/hello.md`), then
 * one that is another language (unoffered-language.ts), else the newsletter's default.
 */
export function derivePathLanguage(path: string, offered: readonly Language[]): PathLanguage {
  const stem = deriveStem(path);
  const [, base = "", suffix = ""] = /^(.*[^/])\.([^./]+)$/.exec(stem) ?? [];
  const bySuffix = matchTag(suffix, offered) ?? parseSuffixLanguage(suffix);
  if (bySuffix !== null) return { language: bySuffix, stem: base, bySuffix: true };
  const underscored = findUnderscored(stem, offered);
  if (underscored !== null) return { language: underscored, stem, bySuffix: false };
  const bare = findBareTag(stem.split("/"), offered) ?? findBareUnoffered(stem.split("/"), offered);
  if (bare !== null) return { language: bare, stem, bySuffix: false };
  const directories = stem.split("/").slice(0, -1);
  const [byDirectory] = directories.flatMap((directory) => matchTag(directory, offered) ?? []);
  const language = byDirectory ?? parseFolderLanguage(directories) ?? defaultLanguage(offered);
  return { language, stem, bySuffix: false };
}

/**
 * The offered language at the end of `hello_es.md`: not one that is a word as well (`say_no.md`), and not after a name
 * that has more underscores, whose last part may be any word. A hyphen tells nothing: `guide-to-it.md` is a title.
 */
function findUnderscored(stem: string, offered: readonly Language[]): Language | null {
  const [, tag = ""] = /(?:^|\/)[^/_]+_([a-z]{2}(?:-[A-Z]{2})?)$/.exec(stem) ?? [];
  return isWord(tag) ? null : matchTag(tag, offered);
}

/** The language of `hello/es.md`: a file named by nothing else, in the folder of its post. */
export function findBareTag(parts: readonly string[], offered: readonly Language[]): Language | null {
  const name = parts.at(-1) ?? "";
  return isOfAPost(parts, offered) ? matchTag(name, offered) : null;
}

/** The same for a language that is not offered (`hello/fr.md`), where no folder above is one that is. */
function findBareUnoffered(parts: readonly string[], offered: readonly Language[]): Language | null {
  const [folder = "", name = ""] = parts.slice(-2);
  const isInLanguage = parts.slice(0, -1).some((above) => matchTag(above, offered) !== null);
  return isOfAPost(parts, offered) && !isInLanguage ? parseBareLanguage(folder, name) : null;
}

/** Does the file lie in a folder of its own, and not in one that holds posts or languages? */
function isOfAPost(parts: readonly string[], offered: readonly Language[]): boolean {
  const folder = parts.at(-2) ?? "";
  return parts.length > 1 && !HOLDS_POSTS.test(folder) && matchTag(folder, offered) === null;
}

/** The offered language that a part of a path names, or null. */
export function matchTag(text: string, offered: readonly Language[]): Language | null {
  const tag = TAG_SHAPE.test(text) ? parseLanguage(text) : null;
  return tag === null ? null : matchLanguage(tag, offered);
}
