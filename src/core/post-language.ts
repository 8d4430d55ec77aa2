import { defaultLanguage, type Language, matchLanguage, parseLanguage } from "./language.ts";
import { deriveStem } from "./post-path.ts";
import { parseFolderLanguage, parseSuffixLanguage } from "./unoffered-language.ts";

/** Only what looks like a language is tried as one: `Intl` takes most short words, such as `posts`, for tags. */
const TAG_SHAPE = /^[a-z]{2,3}([-_]([a-z]{2}|[a-z]{4}))?$/i;

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
  const directories = stem.split("/").slice(0, -1);
  const [byDirectory] = directories.flatMap((directory) => matchTag(directory, offered) ?? []);
  const language = byDirectory ?? parseFolderLanguage(directories) ?? defaultLanguage(offered);
  return { language, stem, bySuffix: false };
}

function matchTag(text: string, offered: readonly Language[]): Language | null {
  const tag = TAG_SHAPE.test(text) ? parseLanguage(text) : null;
  return tag === null ? null : matchLanguage(tag, offered);
}
