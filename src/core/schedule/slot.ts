import { Temporal } from "temporal-polyfill";
import type { Cadence } from "../cadence.ts";
import type { Instant } from "../ids.ts";
import type { Newsletter } from "../settings/settings.ts";
import { toZoned } from "../time-zone.ts";

/** A moment at which a cadence is due: one at most for each local date. */
export interface Slot {
  /** Local date `YYYY-MM-DD`, the name of the slot. */
  readonly date: string;
  readonly at: Instant;
}

export type Rhythm = Pick<Newsletter, "timeZone" | "sendAt" | "weeklyOn">;
export type SlottedCadence = Exclude<Cadence, "instant">;

/**
 * The rhythm of slots: at the newsletter's own clock, or, where each reader has an hour of their own, at the clock that
 * is first of all (UTC+14): nobody's date has begun before.
 */
export const deriveRhythm = (rules: Rhythm & Pick<Newsletter, "deliverIn">): Rhythm =>
  rules.deliverIn === "reader" ? { ...rules, timeZone: FIRST_ZONE } : rules;

const FIRST_ZONE = "+14:00";

/**
 * The latest slot at or before `t`: `sendAt` of every day, of `weeklyOn`, or of the first day of the month. Where a
 * clock change skips that time, the slot is as much later; where it repeats it, the first one counts.
 */
export function findLatestSlot(cadence: SlottedCadence, t: Instant, rhythm: Rhythm): Slot {
  const today = toZoned(t, rhythm.timeZone).toPlainDate();
  const latestSlotDay = LATEST_SLOT_DAY[cadence];
  const candidate = slotOn(latestSlotDay(today, rhythm), rhythm);
  if (candidate.at <= t) return candidate;
  return slotOn(latestSlotDay(today.subtract({ days: 1 }), rhythm), rhythm);
}

/** The latest day, today or before, that is one of the cadence's. */
const LATEST_SLOT_DAY = {
  daily: (today) => today,
  weekly: (today, { weeklyOn }) => today.subtract({ days: (today.dayOfWeek - weeklyOn + 7) % 7 }),
  monthly: (today) => today.with({ day: 1 }),
} as const satisfies Record<
  SlottedCadence,
  (today: Temporal.PlainDate, rhythm: Rhythm) => Temporal.PlainDate
>;

function slotOn(day: Temporal.PlainDate, rhythm: Rhythm): Slot {
  const plainTime = Temporal.PlainTime.from(rhythm.sendAt);
  return {
    date: day.toString(),
    at: day.toZonedDateTime({ timeZone: rhythm.timeZone, plainTime }).epochMilliseconds,
  };
}
