import { type Language, matchLanguage } from "../language.ts";
import { listOfferedFolders } from "./language/folder-language.ts";
import { findBareTag } from "./language/post-language.ts";
import { matchTag } from "./match-tag.ts";
import { deriveStem } from "./post-path.ts";

/** Docusaurus keeps the translations of its blog here; what is in the default language lies in `blog/`. */
const DOCUSAURUS = /^i18n\/([^/]+)\/docusaurus-plugin-content-(blog|docs)(?:\/current)?\//;
const POINT_SUFFIX = /^(.+)\.([^.]+)$/;
const OTHER_SUFFIXES = [/^(.+)[-_]([a-z]{2,3}[-_](?:[a-z]{2,4}|\d{3}))$/i, /^(.+)[-_]([a-z]{2,3})$/i];
const INDEX = /^_?index$/i;

/**
 * What the paths of translations have in common: the path without its language and without what a site does not show
 * (the extension, `/index`). `blog/tr.md`, `es/blog/tr.md`, `blog/tr.es.md`, `blog/es/tr.md`, `blog/tr/index.es.md`,
 * `blog/tr.es/index.md` and `blog/tr/es.md` share `blog/tr`. Only offered languages count: another folder may be called `it` or `no` for reasons
 * of its own. `language`: the post's own, without which the end of `tr_es.md` or `tr-es.md` could be any word.
 */
export function derivePathStory(path: string, language: Language, offered: readonly Language[]): string {
  const stem = deriveStem(path).replace(DOCUSAURUS, "$1/$2/");
  const parts = stem.split("/");
  const bare = findBareTag(parts, offered) === null ? parts : parts.slice(0, -1);
  const at = bare.length > 1 && INDEX.test(bare.at(-1) ?? "") ? bare.length - 2 : bare.length - 1;
  const suffix = findSuffix(bare[at] ?? "", language, offered);
  const named = suffix === null ? bare : bare.with(at, suffix.name);
  const folders = bare.length < parts.length ? named : cutFolder(named, suffix?.language ?? null, offered);
  return folders.join("/").replace(/\/_?index$/i, "");
}

/** The name before a language at its end; null: there is none. */
function findSuffix(name: string, language: Language, offered: readonly Language[]) {
  const [, base, tag = ""] = POINT_SUFFIX.exec(name) ?? [];
  const found = base === undefined ? null : matchTag(tag, offered);
  if (base !== undefined && found !== null) return { name: base, language: found };
  const own = matchLanguage(language, offered);
  for (const shape of OTHER_SUFFIXES) {
    const [, other, word = ""] = shape.exec(name) ?? [];
    if (other !== undefined && own !== null && matchTag(word, offered) === own)
      return { name: other, language: own };
  }
  return null;
}

/** Without the outermost folder that is a language; beside a suffix, without one of the same language. */
function cutFolder(parts: readonly string[], suffix: Language | null, offered: readonly Language[]) {
  const folder = listOfferedFolders(parts.slice(0, -1), offered).find(
    ({ language }) => suffix === null || language === suffix,
  );
  return parts.filter((_, index) => index !== folder?.index);
}
