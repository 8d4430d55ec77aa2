import type { Language } from "../../src/core/language.ts";
import { MESSAGES } from "./messages.ts";

/** What pages and mails speak where a language of the newsletter has no messages. */
export const FALLBACK_LANGUAGE = "en";

/**
 * The language that our own words about something are in: the wanted one (`pt-BR` too, which `pt` speaks for), or
 * English where nobody has written its messages yet. `lang`, `dir` and dates follow it, so that nothing claims to be
 * Chinese and is English.
 */
export const selectSpokenLanguage = (language: Language): Language =>
  findMessages(language) === null ? FALLBACK_LANGUAGE : language;

/** The tag of the file that has the words of a language. */
export const selectMessages = (language: Language): Language => findMessages(language) ?? FALLBACK_LANGUAGE;

/** Languages are few, and asked for again and again. */
const found = new Map<Language, Language | null>();

function findMessages(language: Language): Language | null {
  const known = found.get(language);
  if (known !== undefined) return known;
  const messages = lookUpMessages(language);
  found.set(language, messages);
  return messages;
}

/** The longest part of the tag that has messages (RFC 4647, section 3.4) in the same script: `zh` cannot speak for `zh-Hant`. */
function lookUpMessages(language: Language): Language | null {
  const parts = language.split("-");
  const tags = parts.map((_, dropped) => parts.slice(0, parts.length - dropped).join("-"));
  return tags.find((tag) => Object.hasOwn(MESSAGES, tag) && nameScript(tag) === nameScript(language)) ?? null;
}

const nameScript = (language: Language) => new Intl.Locale(language).maximize().script;
