import { type Language, matchLanguage, parseKnownLanguage, parseLanguage } from "../../language.ts";
import { isWord } from "./unoffered-language.ts";

/** The end of a name that may say its language: `hello_es`, `hello-es`, `hello-pt-BR`. */
export interface NameEnd {
  readonly language: Language;
  /** False: it may be any other word as well (`vue-es`). A post that stands beside it in another language settles it. */
  readonly isCertain: boolean;
}

const LONG_END = /^(.*[\p{L}\p{N}])([-_])([a-z]{2}[-_](?:[a-z]{2}|[a-z]{4}|\d{3}))$/iu;
const SHORT_END = /^(.*[\p{L}\p{N}])([-_])([a-z]{2})$/iu;
/** Codes that end a name for hardly another reason. Not `sci-fi`, `open-gl`, `part-ii`, `raspberry-pi`, `tech-hr`. */
const CLEAR = new Set("bg da de en es fr hu ja ko lv nl pl pt ro ru sk sv tr zh".split(" "));
/** Those that are a language where nothing but one underscore stands before them: `hello_fi`. */
const CLEAR_ALONE = new Set([
  ...CLEAR,
  ..."ar bn ca cs el et fa fi he hr lt nb nn sl sr th uk ur".split(" "),
]);

/**
 * What the end of a name says. One underscore before an offered language is sure (`hello_es`); a hyphen is a doubt, for a
 * title may end so, and so is a word behind either where its language is offered (`guide-it`, `say_no`). Of a language that
 * is not offered only what can hardly be anything else counts.
 */
export function readNameEnd(name: string, offered: readonly Language[]): NameEnd | null {
  return readEnd(LONG_END.exec(name), offered) ?? readEnd(SHORT_END.exec(name), offered);
}

function readEnd(found: RegExpExecArray | null, offered: readonly Language[]): NameEnd | null {
  const [, base = "", sign = "", tag = ""] = found ?? [];
  const code = tag.slice(0, 2).toLowerCase();
  const language = parseLanguage(tag);
  if (language === null) return null;
  const isAlone = sign === "_" && !base.includes("_");
  const own = matchLanguage(language, offered);
  if (own !== null) return { language: own, isCertain: isAlone && !isWord(code) };
  const isClear = !isWord(code) && (isAlone ? CLEAR_ALONE : CLEAR).has(code);
  const known = isClear || isTag(sign, tag) ? parseKnownLanguage(tag) : null;
  return known === null ? null : { language: known, isCertain: true };
}

/** Written as nothing but a language is: `it-CH`, `sr-Latn`, or with another sign before it than within, `_uk-ua`. */
const isTag = (sign: string, tag: string): boolean =>
  /^[a-z]{2}[-_]([A-Z]{2}|[A-Z][a-z]{3})$/.test(tag) || (tag.length > 2 && !tag.includes(sign));
