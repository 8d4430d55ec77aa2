import { Temporal } from "temporal-polyfill";
import type { Instant } from "./ids.ts";
import type { PlannedIssue } from "./schedule.ts";
import type { Reader } from "./subscriber.ts";
import { type TimeZone, toZoned } from "./time-zone.ts";

type Timing = Pick<PlannedIssue, "slotAt" | "plannedAt" | "readerHours">;

/** Due for as long as anybody can remember: whatever the clocks of two machines say, nobody waits. */
export const AT_ONCE: Instant = 0;

/**
 * When a reader is due: at their hour of the slot's date, in their own zone (which the platform must know). Where that
 * is before the slot, which cuts the posts off, it is the same hour of the next day: far in the east, early in the
 * morning. An issue asked for by hand has no date: it is each reader's own day when it was planned, and whoever's hour
 * of that day has passed is due at once.
 *
 * Where a clock change skips the hour, the reader is due as much later; where it repeats it, at the first of both:
 * the same as for slots.
 */
export function deriveDueAt(issue: Timing, reader: Pick<Reader, "hour" | "timeZone">): Instant {
  const { readerHours, slotAt, plannedAt } = issue;
  if (readerHours === null) return AT_ONCE;
  const { timeZone } = reader;
  const time = reader.hour === null ? readerHours.time : { hour: reader.hour };
  if (readerHours.date === null) return toInstant(toZoned(plannedAt, timeZone).toPlainDate(), time, timeZone);
  const date = Temporal.PlainDate.from(readerHours.date);
  const dueAt = toInstant(date, time, timeZone);
  return dueAt < slotAt ? toInstant(date.add({ days: 1 }), time, timeZone) : dueAt;
}

/** When a clock in that zone shows that time of that day. */
function toInstant(date: Temporal.PlainDate, time: string | { hour: number }, timeZone: TimeZone): Instant {
  return date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
}

/** A moment of the date that an issue bears, in the newsletter's own zone: what its mails and the archive show. */
export function deriveDatedAt(
  { slotAt, readerHours }: Pick<Timing, "slotAt" | "readerHours">,
  timeZone: TimeZone,
): Instant {
  if (readerHours === null || readerHours.date === null) return slotAt;
  return toInstant(Temporal.PlainDate.from(readerHours.date), readerHours.time, timeZone);
}
