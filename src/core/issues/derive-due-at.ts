import { Temporal } from "temporal-polyfill";
import type { Instant } from "../ids.ts";
import type { PlannedIssue } from "../schedule/schedule.ts";
import type { Reader } from "../subscribers/subscriber.ts";
import { type TimeZone, toZoned } from "../time-zone.ts";

type Timing = Pick<PlannedIssue, "slotAt" | "plannedAt" | "readerHours">;

/** Due for as long as anybody can remember: whatever the clocks of two machines say, nobody waits. */
export const AT_ONCE: Instant = 0;

/**
 * When a reader is due: at their hour of the slot's date, in their own zone (which the platform must know). Where that
 * is before the slot, which cuts the posts off, it is the same hour of the next day: far in the east, early in the
 * morning. It is so all the year round where it is so in one season, or a clock change would bring one day two issues
 * and another none. An issue asked for by hand has no date: it is each reader's own day when it was planned, and
 * whoever's hour of that day has passed is due at once.
 *
 * Where a clock change skips the hour, the reader is due as much later; where it repeats it, at the first of both:
 * the same as for slots.
 */
export function deriveDueAt(issue: Timing, reader: Pick<Reader, "hour" | "timeZone">): Instant {
  const { readerHours, slotAt, plannedAt } = issue;
  if (readerHours === null) return AT_ONCE;
  const { timeZone } = reader;
  const time = Temporal.PlainTime.from(reader.hour === null ? readerHours.time : { hour: reader.hour });
  if (readerHours.date === null) return toInstant(toZoned(plannedAt, timeZone).toPlainDate(), time, timeZone);
  const date = Temporal.PlainDate.from(readerHours.date);
  const earliest = toInstant(date, time, "UTC") - findFarthestEast(date, timeZone);
  return toInstant(earliest < slotAt ? date.add({ days: 1 }) : date, time, timeZone);
}

/** How far the zone's clocks are ahead of UTC at most, in the half-years around a date; no season is below two months. */
function findFarthestEast(date: Temporal.PlainDate, timeZone: TimeZone): number {
  const offsets = [-6, -4, -2, 0, 2, 4, 6].map(
    (months) => date.add({ months }).toZonedDateTime({ timeZone }).offsetNanoseconds / 1_000_000,
  );
  return Math.max(...offsets);
}

/** When a clock in that zone shows that time of that day. */
function toInstant(date: Temporal.PlainDate, plainTime: Temporal.PlainTime, timeZone: TimeZone): Instant {
  return date.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
}

/** A moment of the date that an issue bears, in the newsletter's own zone: what its mails and the archive show. */
export function deriveDatedAt(
  { slotAt, readerHours }: Pick<Timing, "slotAt" | "readerHours">,
  timeZone: TimeZone,
): Instant {
  if (readerHours === null || readerHours.date === null) return slotAt;
  const { date, time } = readerHours;
  return toInstant(Temporal.PlainDate.from(date), Temporal.PlainTime.from(time), timeZone);
}
