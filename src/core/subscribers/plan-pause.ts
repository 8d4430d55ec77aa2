import type { Instant } from "../ids.ts";
import { type TimeZone, toZoned } from "../time-zone.ts";

/** The pause that a mail offers with one press. */
const SHORT_PAUSE_WEEKS = 4;

/** Days as `YYYY-MM-DD` in the reader's zone. */
export interface PauseDays {
  /** The first on which a pause that begins now may end. */
  readonly first: string;
  /** On which the short one ends. */
  readonly short: string;
}

export function planPauseDays(now: Instant, timeZone: TimeZone): PauseDays {
  const today = toZoned(now, timeZone).toPlainDate();
  return {
    first: today.add({ days: 1 }).toString(),
    short: today.add({ weeks: SHORT_PAUSE_WEEKS }).toString(),
  };
}
