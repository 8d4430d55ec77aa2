import { type Language, matchLanguage, parseLanguage } from "../language.ts";

/** Only what looks like a language is tried as one: `Intl` takes most short words, such as `posts`, for tags. */
const TAG_SHAPE = /^[a-z]{2,3}([-_][a-z]{4})?([-_]([a-z]{2}|\d{3}))?$/i;

/** The offered language that a part of a path names, or null. */
export function matchTag(text: string, offered: readonly Language[]): Language | null {
  const tag = TAG_SHAPE.test(text) ? parseLanguage(text) : null;
  return tag === null ? null : matchLanguage(tag, offered);
}
