import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AT_ONCE, deriveDatedAt, deriveDueAt } from "../../../src/core/issues/derive-due-at.ts";
import { deriveRhythm, findLatestSlot } from "../../../src/core/schedule/slot.ts";
import { at } from "../../builders/posts.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The issue of a date, as a tick plans it. */
const dated = (date: string, time = "09:00") => {
  const slotAt = Date.parse(`${date}T${time}:00+14:00`);
  return { slotAt, plannedAt: slotAt, readerHours: { date, time } };
};
const due = (date: string, timeZone: string, hour: number | null, time?: string) =>
  new Date(deriveDueAt(dated(date, time), { hour, timeZone })).toISOString().slice(0, 16);

describe("a reader is due", () => {
  it("at their hour of the issue's date, in their own zone", () => {
    expect(due("2026-11-23", "UTC", 9)).toBe("2026-11-23T09:00");
    expect(due("2026-11-23", "America/Los_Angeles", 20)).toBe("2026-11-24T04:00");
    expect(due("2026-11-23", "Pacific/Pago_Pago", 23)).toBe("2026-11-24T10:00");
    expect(due("2026-11-23", "Pacific/Kiritimati", 9)).toBe("2026-11-22T19:00");
    expect(due("2026-11-23", "Asia/Kathmandu", 7)).toBe("2026-11-23T01:15");
  });

  it("at the newsletter's time where they chose no hour, its minutes included", () => {
    expect(due("2026-11-23", "Asia/Kolkata", null, "08:30")).toBe("2026-11-23T03:00");
    expect(due("2026-11-23", "Pacific/Kiritimati", null, "08:30")).toBe("2026-11-22T18:30");
  });

  it("a day later where that is before the posts are cut off: far in the east, early in the morning", () => {
    expect(due("2026-11-23", "Pacific/Kiritimati", 8)).toBe("2026-11-23T18:00");
    expect(due("2026-11-23", "Pacific/Auckland", 7)).toBe("2026-11-23T18:00"); // UTC+13: before 08:00
    expect(due("2026-11-23", "Pacific/Auckland", 8)).toBe("2026-11-22T19:00");
    expect(due("2026-11-23", "Asia/Tokyo", 3)).toBe("2026-11-23T18:00");
    expect(due("2026-11-23", "Asia/Tokyo", 4)).toBe("2026-11-22T19:00");
    expect(due("2026-11-23", "Europe/Berlin", 0)).toBe("2026-11-22T23:00");
  });

  it("a day later in winter too, where that is so in summer: each day brings one issue", () => {
    expect(due("2026-07-06", "Pacific/Auckland", 7)).toBe("2026-07-06T19:00"); // UTC+12: 07:00 would be in time
    expect(due("2026-07-06", "Pacific/Auckland", 8)).toBe("2026-07-05T20:00");
    expect(due("2026-07-06", "Asia/Tokyo", 4)).toBe("2026-07-05T19:00");
  });

  it("as much later as the clock jumps, on a day that lacks the hour", () => {
    expect(due("2026-03-29", "Europe/Berlin", 2)).toBe("2026-03-29T01:00"); // 03:00
    expect(due("2026-10-04", "Australia/Lord_Howe", 2)).toBe("2026-10-04T15:00"); // too early: the day after, 02:00
    expect(due("2026-10-03", "Australia/Lord_Howe", 2)).toBe("2026-10-03T15:30"); // 02:30, half an hour is missing
    expect(due("2026-04-24", "Africa/Cairo", 0)).toBe("2026-04-23T22:00"); // 01:00: the day has no midnight
    expect(due("2011-12-30", "Pacific/Apia", 9)).toBe("2011-12-30T19:00"); // the 31st: there was no 30th
  });

  it("at the first of both, on a day that repeats the hour", () => {
    expect(due("2026-10-25", "Europe/Berlin", 2)).toBe("2026-10-25T00:00");
    expect(due("2026-11-01", "America/New_York", 1)).toBe("2026-11-01T05:00");
    expect(due("2026-04-04", "Australia/Lord_Howe", 1)).toBe("2026-04-04T14:00"); // the day after: half past comes twice
  });

  it("at once where the issue has no hours, whatever the clocks of two machines say", () => {
    const instant = { ...dated("2026-11-23"), readerHours: null };
    expect(deriveDueAt(instant, { hour: 7, timeZone: "UTC" })).toBe(AT_ONCE);
  });

  it("at their hour of their own day, of an issue asked for by hand; where it has passed, that is at once", () => {
    const plannedAt = at("2026-11-23T20:00Z");
    const byHand = { slotAt: plannedAt, plannedAt, readerHours: { date: null, time: "09:00" } };
    const dueAt = (timeZone: string, hour: number | null) => deriveDueAt(byHand, { hour, timeZone });
    expect(dueAt("UTC", 21)).toBe(at("2026-11-23T21:00Z"));
    expect(dueAt("UTC", 9)).toBeLessThan(plannedAt);
    expect(dueAt("Asia/Tokyo", null)).toBe(at("2026-11-24T00:00Z")); // where it is the 24th already, five in the morning
    expect(dueAt("America/Los_Angeles", 13)).toBe(at("2026-11-23T21:00Z"));
  });
});

describe("whatever zone, date, hour and time of the newsletter", () => {
  const zones = Intl.supportedValuesOf("timeZone");
  const anything = fc.record({
    timeZone: fc.constantFrom(...zones),
    day: fc.integer({ min: 0, max: 2 * 365 }),
    hour: fc.integer({ min: 0, max: 23 }),
    sendAt: fc.constantFrom("00:00", "06:30", "09:00", "15:45", "23:59"),
  });
  const dateOf = (day: number) => new Date(at("2026-01-01T00:00Z") + day * DAY_MS).toISOString().slice(0, 10);

  it("a reader is due once the posts are cut off, and within 50 hours", () => {
    fc.assert(
      fc.property(anything, ({ timeZone, day, hour, sendAt }) => {
        const issue = dated(dateOf(day), sendAt);
        const dueAt = deriveDueAt(issue, { hour, timeZone });
        expect(dueAt).toBeGreaterThanOrEqual(issue.slotAt);
        expect(dueAt - issue.slotAt).toBeLessThan(50 * HOUR_MS);
      }),
      { numRuns: 500 },
    );
  });

  it("a clock on their wall shows their hour for the first time that day, or has just jumped over it", () => {
    fc.assert(
      fc.property(anything, ({ timeZone, day, hour, sendAt }) => {
        const date = dateOf(day);
        const dueAt = deriveDueAt(dated(date, sendAt), { hour, timeZone });
        const wall = createWallClock(timeZone);
        const shown = wall(dueAt);
        const own = `${shown.slice(0, 10)} ${String(hour).padStart(2, "0")}:00`;
        expect([date, dateOf(day + 1)]).toContain(shown.slice(0, 10));
        const earlier = Array.from({ length: 24 * 4 }, (_, quarter) =>
          wall(dueAt - (quarter + 1) * 15 * 60_000),
        );
        expect(earlier).not.toContain(own);
        if (shown !== own) expect(jumpsOver(wall, own, dueAt)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("the issue of the next date comes a day later, but for clock changes", () => {
    fc.assert(
      fc.property(anything, ({ timeZone, day, hour, sendAt }) => {
        const reader = { hour, timeZone };
        const [first, second] = [day, day + 1].map((one) => deriveDueAt(dated(dateOf(one), sendAt), reader));
        expect(Math.abs((second ?? 0) - (first ?? 0) - DAY_MS)).toBeLessThanOrEqual(2 * HOUR_MS);
      }),
      { numRuns: 500 },
    );
  });
});

describe("the issue's date", () => {
  it("is the same for all its readers, though it is planned the day before", () => {
    const issue = dated("2026-11-23");
    const shown = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "America/New_York" });
    expect(shown.format(deriveDatedAt(issue, "America/New_York"))).toBe("Nov 23, 2026");
  });

  it("is the moment of the slot where all readers have the same hour", () => {
    const slotAt = at("2026-11-23T09:00Z");
    expect(deriveDatedAt({ slotAt, readerHours: null }, "UTC")).toBe(slotAt);
    expect(deriveDatedAt({ slotAt, readerHours: { date: null, time: "09:00" } }, "UTC")).toBe(slotAt);
  });

  it("begins where it begins first, at UTC+14, whatever the newsletter's zone", () => {
    const rules = {
      timeZone: "America/New_York",
      sendAt: "09:00",
      weeklyOn: 1,
      deliverIn: "reader",
    } as const;
    const slot = findLatestSlot("daily", at("2026-11-22T19:00Z"), deriveRhythm(rules));
    expect(slot).toEqual({ date: "2026-11-23", at: at("2026-11-22T19:00Z") });
  });
});

/** `2026-11-23 09:00` by the platform's own calendar, which the product does not use here. */
function createWallClock(timeZone: string): (instant: number) => string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  return (instant) => format.format(instant);
}

/** At one moment the clock shows less than that time, and a moment later, not after the due time, more. */
function jumpsOver(wall: (instant: number) => string, own: string, dueAt: number): boolean {
  for (let instant = dueAt; instant > dueAt - DAY_MS; instant -= 60_000) {
    if (wall(instant - 60_000) < own && wall(instant) > own) return true;
  }
  return false;
}
