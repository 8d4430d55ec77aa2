import type { Language } from "../src/core/language.ts";
import { selectLocale } from "./locale.ts";
import { MESSAGES, type StoredMessage } from "./messages.ts";

/** `digest.more.one` and `digest.more.other` are asked for as `digest.more`. */
export type MessageKey = StoredMessage extends infer Key
  ? Key extends `${infer Base}.other` | `${infer Base}.one`
    ? Base
    : Key
  : never;
export type MessageParams = Readonly<Record<string, string | number>>;
export type Translate = (key: MessageKey, params?: MessageParams) => string;

/**
 * The words of a language; of its base (`es-MX` → `es`), else of English. A parameter `count` chooses the plural form
 * (CLDR, by `Intl`); numbers are written as the language writes them.
 */
export function translate(language: Language): Translate {
  const spoken = selectSpokenLanguage(language);
  const words = { ...MESSAGES.en, ...MESSAGES[spoken] };
  return (key, params = {}) => {
    const text = words[selectPlural(key, params, spoken, words)] ?? key;
    return text.replace(/\{(\w+)\}/g, (place, name: string) => present(params[name] ?? place, spoken));
  };
}

/** The language that `translate` answers in. */
export function selectSpokenLanguage(language: Language): Language {
  return [language, new Intl.Locale(language).language].find((tag) => Object.hasOwn(MESSAGES, tag)) ?? "en";
}

/** The sentence beside the form's button: what a reader agrees to, kept in the consent record. */
export const CONSENT_WORDING = (language: Language): string => translate(language)("form.consent");

function selectPlural(
  key: string,
  params: MessageParams,
  language: Language,
  words: Readonly<Record<string, string>>,
) {
  if (typeof params.count !== "number") return key;
  const form = `${key}.${new Intl.PluralRules(language).select(params.count)}`;
  return form in words ? form : `${key}.other`;
}

const present = (value: string | number, language: Language) =>
  typeof value === "number" ? new Intl.NumberFormat(selectLocale(language)).format(value) : value;
