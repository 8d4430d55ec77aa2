import type { Instant } from "../src/core/ids.ts";
import type { Language } from "../src/core/language.ts";

/** The day in words, in the newsletter's time zone. Plain `en` is for readers everywhere: the day comes first. */
export function formatDate(at: Instant, language: Language, timeZone: string): string {
  const locale = language === "en" ? "en-GB" : language;
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
