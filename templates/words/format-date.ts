import type { Instant } from "../../src/core/ids.ts";
import type { Language } from "../../src/core/language.ts";
import { selectLocale } from "./locale.ts";
import { selectSpokenLanguage } from "./spoken-language.ts";

/** The day in the words that go with ours, in the newsletter's time zone. */
export function formatDate(at: Instant, language: Language, timeZone: string): string {
  const locale = selectLocale(selectSpokenLanguage(language));
  return selectFormat(locale, timeZone).format(at);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one costs a hundred times what using it does. */
function selectFormat(locale: Intl.Locale, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone });
  formats.set(key, format);
  return format;
}

/** Day and minute likewise, with the time zone that they are in. */
export function formatMoment(at: Instant, language: Language, timeZone: string): string {
  const locale = selectLocale(selectSpokenLanguage(language));
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone });
  return `${format.format(at)} (${timeZone})`;
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
