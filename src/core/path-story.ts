import { type Language, matchLanguage } from "./language.ts";
import { findBareTag, matchTag } from "./post-language.ts";
import { deriveStem } from "./post-path.ts";

/** Docusaurus keeps the translations of its blog here; what is in the default language lies in `blog/`. */
const DOCUSAURUS = /^i18n\/([^/]+)\/docusaurus-plugin-content-(blog|docs)(?:\/current)?\//;
const POINT_SUFFIX = /^(.+)\.([^.]+)$/;
const OTHER_SUFFIX = /^(.+?)[-_]([a-z]{2,3}(?:[-_][a-z]{2,4})?)$/i;

/**
 * What the paths of translations have in common: the path without its language and without what a site does not show
 * (the extension, `/index`). `blog/tr.md`, `es/blog/tr.md`, `blog/tr.es.md`, `blog/es/tr.md`, `blog/tr/index.es.md` and
 * `blog/tr/es.md` share `blog/tr`. Only offered languages count: another folder may be called `it` or `no` for reasons
 * of its own. `language`: the post's own, without which the end of `tr_es.md` or `tr-es.md` could be any word.
 */
export function derivePathStory(path: string, language: Language, offered: readonly Language[]): string {
  const stem = deriveStem(path).replace(DOCUSAURUS, "$1/$2/");
  const parts = stem.split("/");
  const bare = findBareTag(parts, offered) === null ? parts : parts.slice(0, -1);
  const last = bare.at(-1) ?? "";
  const suffix = findSuffix(last, language, offered);
  const named = suffix === null ? bare : [...bare.slice(0, -1), suffix.name];
  const folders = bare.length < parts.length ? named : cutFolder(named, suffix?.language ?? null, offered);
  return folders.join("/").replace(/\/_?index$/i, "");
}

/** The name before a language at its end; null: there is none. */
function findSuffix(name: string, language: Language, offered: readonly Language[]) {
  const [, base, tag = ""] = POINT_SUFFIX.exec(name) ?? [];
  const found = base === undefined ? null : matchTag(tag, offered);
  if (base !== undefined && found !== null) return { name: base, language: found };
  const [, other, word = ""] = OTHER_SUFFIX.exec(name) ?? [];
  const certain = other === undefined ? null : matchTag(word, offered);
  return other !== undefined && certain !== null && certain === matchLanguage(language, offered)
    ? { name: other, language: certain }
    : null;
}

/** Without the outermost folder that is a language; beside a suffix, without one of the same language. */
function cutFolder(parts: readonly string[], suffix: Language | null, offered: readonly Language[]) {
  const at = parts.slice(0, -1).findIndex((folder) => {
    const found = matchTag(folder, offered);
    return found !== null && (suffix === null || found === suffix);
  });
  return parts.filter((_, index) => index !== at);
}
