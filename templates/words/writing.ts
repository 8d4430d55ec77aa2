import type { Language } from "../../src/core/language.ts";
import { selectSpokenLanguage } from "./spoken-language.ts";

export type Direction = "ltr" | "rtl";

/** `lang` and `dir` of a part in another language than what stands around it; empty where it is the same. */
export interface LangAttributes {
  readonly lang?: Language;
  readonly dir?: Direction;
}

/** LangAttributes direction of a language, for `dir`. */
export const deriveDirection = (language: Language): Direction =>
  new Intl.Locale(language).getTextInfo().direction === "rtl" ? "rtl" : "ltr";

/** `lang` and `dir` of a whole page or mail: those of the words that we have for its reader. */
export function pageLangAttributes(language: Language): Required<LangAttributes> {
  const lang = selectSpokenLanguage(language);
  return { lang, dir: deriveDirection(lang) };
}

/** `lang` and `dir` of content in a page or mail for readers of another language. */
export function deriveWriting(language: Language, around: Language): LangAttributes {
  return language === selectSpokenLanguage(around) ? {} : { lang: language, dir: deriveDirection(language) };
}

/** A language's name in itself, as a heading would start: `English`, `Español`. */
export function nameLanguage(language: Language): string {
  const name = new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
  const [first = "", ...rest] = Array.from(name);
  return first.toLocaleUpperCase(language) + rest.join("");
}
