import type { Instant } from "../src/core/ids.ts";
import type { Language } from "../src/core/language.ts";
import { selectLocale } from "./locale.ts";

/** The day in words, in the newsletter's time zone. */
export function formatDate(at: Instant, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(selectLocale(language), { dateStyle: "long", timeZone }).format(at);
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
