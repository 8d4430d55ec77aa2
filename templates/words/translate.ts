import type { Language } from "../../src/core/language.ts";
import { selectLocale } from "./locale.ts";
import { MESSAGES, type StoredMessage } from "./messages.ts";
import { selectMessages, selectSpokenLanguage } from "./spoken-language.ts";

/** `digest.more.one` and `digest.more.other` are asked for as `digest.more`. */
export type MessageKey = StoredMessage extends infer Key
  ? Key extends `${infer Base}.other` | `${infer Base}.one`
    ? Base
    : Key
  : never;
export type MessageParams = Readonly<Record<string, string | number>>;
export type Translate = (key: MessageKey, params?: MessageParams) => string;

/** A message in pieces: our own words, and what was filled in. */
export interface MessagePiece {
  readonly text: string;
  /** Content from elsewhere, such as a title, which may be in any language. */
  readonly isFilledIn: boolean;
}

/** The words of a language; of its base (`es-MX` → `es`), else of English. */
export const translate =
  (language: Language): Translate =>
  (key, params = {}) =>
    cutMessage(language, key, params)
      .map((piece) => piece.text)
      .join("");

/**
 * The pieces of a message. A parameter `count` chooses the plural form (CLDR, by `Intl`); numbers are written as the
 * language writes them.
 */
export function cutMessage(
  language: Language,
  key: MessageKey,
  params: MessageParams,
): readonly MessagePiece[] {
  const text = findMessage(selectMessages(language), key, params);
  return text.split(/(\{\w+\})/).map((piece) => {
    const value = params[piece.slice(1, -1)];
    return piece.startsWith("{") && value !== undefined
      ? { text: present(value, selectSpokenLanguage(language)), isFilledIn: typeof value === "string" }
      : { text: piece, isFilledIn: false };
  });
}

/** The sentence beside the form's button: what a reader agrees to, kept in the consent record. */
export const CONSENT_WORDING = (language: Language): string => translate(language)("form.consent");

/** Every language is complete (tests/templates/messages.test.ts), so that nothing has to stand in for single words. */
function findMessage(spoken: Language, key: MessageKey, { count }: MessageParams): string {
  const form = typeof count === "number" ? `${key}.${new Intl.PluralRules(spoken).select(count)}` : key;
  return MESSAGES[spoken]?.[form] ?? key;
}

const present = (value: string | number, language: Language) =>
  typeof value === "number" ? new Intl.NumberFormat(selectLocale(language)).format(value) : value;
