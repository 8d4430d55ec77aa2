import { expect, it } from "vitest";
import { findWeeklySlotAfter, sayInstant } from "../../dev/calendar.ts";

it.each([
  ["2026-11-20T00:00:00Z", "2026-11-23T09:00:00Z"],
  ["2026-11-23T08:59:59Z", "2026-11-23T09:00:00Z"],
  ["2026-11-23T09:00:00Z", "2026-11-30T09:00:00Z"],
])("the weekly slot after %s is %s", (instant, slot) => {
  expect(new Date(findWeeklySlotAfter(Date.parse(instant))).toISOString()).toBe(slot.replace("Z", ".000Z"));
});

it("refuses to look for a slot after no instant at all", () => {
  expect(() => findWeeklySlotAfter(Number.NEGATIVE_INFINITY)).toThrow("no instant");
});

it("says an instant as people do", () => {
  expect(sayInstant(Date.UTC(2026, 10, 23, 9))).toBe("Monday, 23 November 2026, 09:00 UTC");
});
