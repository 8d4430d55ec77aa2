import { Temporal } from "temporal-polyfill";
import type { Instant } from "./ids.ts";

/** An IANA time zone name, such as `Europe/Madrid`. */
export type TimeZone = string;

/** The zone as given where the platform knows it, else null. Offsets such as `+02:00` are no zones. */
export function parseTimeZone(text: unknown): TimeZone | null {
  if (typeof text !== "string" || !/^[A-Za-z][A-Za-z0-9_+/-]{0,49}$/.test(text)) return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone && text;
  } catch {
    return null; // RangeError is Intl's word for "unknown zone": the answer, not a failure
  }
}

/** Local calendar date `YYYY-MM-DD` of an instant in a zone. */
export function deriveLocalDate(at: Instant, timeZone: TimeZone): string {
  return toZoned(at, timeZone).toPlainDate().toString();
}

export const toZoned = (at: Instant, timeZone: TimeZone) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);

/** Start of a local day. Where midnight is skipped by a clock change, the first moment that the day has. */
export function deriveStartOfDay(date: string, timeZone: TimeZone): Instant {
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone }).epochMilliseconds;
}
