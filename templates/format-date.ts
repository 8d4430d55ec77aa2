import type { Instant } from "../src/core/ids.ts";
import type { Language } from "../src/core/language.ts";
import { selectLocale } from "./locale.ts";
import { selectSpokenLanguage } from "./spoken-language.ts";

/** The day in the words that go with ours, in the newsletter's time zone. */
export function formatDate(at: Instant, language: Language, timeZone: string): string {
  const locale = selectLocale(selectSpokenLanguage(language));
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone }).format(at);
}

/** `YYYY-MM-DD` in the newsletter's time zone, for `<time datetime>`. */
export function formatDay(at: Instant, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-CA-u-ca-iso8601", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    timeZone,
  });
  return parts.format(at);
}
