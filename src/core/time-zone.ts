import { Temporal } from "temporal-polyfill";
import type { Instant } from "./ids.ts";

/** An IANA time zone name, such as `Europe/Madrid`. */
export type TimeZone = string;

/**
 * The zone where the platform knows it, else null. An older name stays as given (`Asia/Calcutta`), another letter case is
 * set right. Offsets such as `+02:00` are no zones, and neither is `Etc/Unknown`.
 */
export function parseTimeZone(input: unknown): TimeZone | null {
  const text = typeof input === "string" ? input.trim() : "";
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,49}$/.test(text)) return null;
  const known = resolveTimeZone(text);
  if (known === null || known === "Etc/Unknown") return null;
  return known.toLowerCase() === text.toLowerCase() ? known : text;
}

/** By the platform's own name for it. */
function resolveTimeZone(text: string): string | null {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone;
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
