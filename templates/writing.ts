import type { Language } from "../src/core/language.ts";

/** Writing direction of a language, for `dir`. */
export const deriveDirection = (language: Language) =>
  new Intl.Locale(language).getTextInfo().direction ?? "ltr";

/** `lang` and `dir` of a part, where it is written in another language than what stands around it. */
export function deriveWriting(language: Language, around: Language) {
  return language === around ? {} : { lang: language, dir: deriveDirection(language) };
}

/** A language's name in itself, as a heading would start: `English`, `Español`. */
export function nameLanguage(language: Language): string {
  const name = new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
  const [first = "", ...rest] = Array.from(name);
  return first.toLocaleUpperCase(language) + rest.join("");
}
