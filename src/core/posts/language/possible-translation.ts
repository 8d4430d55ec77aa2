import { defaultLanguage, type Language, parseKnownLanguage } from "../../language.ts";
import { derivePathStory } from "../path-story.ts";
import { deriveStem } from "../post-path.ts";
import { isBlogLanguage } from "./language-name.ts";
import { explainDoubt, namesLanguage } from "./post-language.ts";

/** What a file may be the translation of, by a part of its path that is a language and any other word as well. */
export interface PossibleTranslation {
  /** The path story of the post that it would translate. */
  readonly of: string;
  /** Why it stays home as long as such a post stands. */
  readonly doubt: string;
}

const SHORT_END = /^(.*[\p{L}\p{N}])[-_]([a-z]{2})$/iu;

/**
 * `guide-it.md` is English about computers where it stands alone, and Italian where `guide.md` stands beside it, whatever
 * the newsletter offers; so is `tech/it/guide.md` beside `tech/guide.md`. Null: nothing in the path is a language of blogs,
 * or something else in it says the language.
 */
export function findPossibleTranslation(
  path: string,
  offered: readonly Language[],
): PossibleTranslation | null {
  const parts = deriveStem(path).split("/");
  if (namesLanguage(path, offered)) return null;
  const found = cutNameEnd(parts) ?? cutFolder(parts);
  if (found === null) return null;
  const own = defaultLanguage(offered);
  return {
    of: derivePathStory(found.rest.join("/"), own, offered),
    doubt: explainDoubt(parts.join("/"), found.language, own),
  };
}

interface Cut {
  readonly rest: readonly string[];
  readonly language: Language;
}

/** `guide` of `guide-it`, and of `guide-it/index`. */
function cutNameEnd(parts: readonly string[]): Cut | null {
  const at = /^_?index$/i.test(parts.at(-1) ?? "") ? parts.length - 2 : parts.length - 1;
  const [, name, code = ""] = SHORT_END.exec(parts[at] ?? "") ?? [];
  const language = readCode(code);
  return name === undefined || language === null ? null : { rest: parts.with(at, name), language };
}

/** `tech/guide` of `tech/it/guide`. */
function cutFolder(parts: readonly string[]): Cut | null {
  const at = parts.slice(0, -1).findIndex((folder) => readCode(folder) !== null);
  const language = readCode(parts[at] ?? "");
  return language === null ? null : { rest: parts.toSpliced(at, 1), language };
}

/** Only languages that blogs are written in: hardly any is in that of `to`, `be`, `or`, `my`. */
const readCode = (code: string): Language | null =>
  isBlogLanguage(code.toLowerCase()) ? parseKnownLanguage(code.toLowerCase()) : null;
