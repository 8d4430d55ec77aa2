import { describe, expect, it } from "vitest";
import { parseLatestMoment, parseMoment } from "../../../../src/core/subscribers/import/import-moment.ts";

describe("a moment in a file", () => {
  it.each([
    ["2026-01-31", Date.UTC(2026, 0, 31)],
    ["2026-01-31T09:00Z", Date.UTC(2026, 0, 31, 9)],
    ["2026-01-31 09:00:01z", Date.UTC(2026, 0, 31, 9, 0, 1)],
    ["2026-01-31T09:00:01.5+05:30", Date.UTC(2026, 0, 31, 3, 30, 1, 500)],
    ["2026-01-31T09:00-0800", Date.UTC(2026, 0, 31, 17)],
    ["2026-01-31T09:00", null],
    ["2026-02-30", null],
    ["2026-01-31T25:00Z", null],
    ["on 2026-01-31", null],
    ["2026-01-31 or so", null],
    ["at 2026-01-31T09:00Z", null],
    ["2026-01-31T09:00Z?", null],
    ["", null],
  ])("says where it is meant, or is a day of UTC: %j, %s", (text, at) => {
    expect(parseMoment(text)).toBe(at);
  });
});

describe("the latest moment that a date can mean", () => {
  it.each([
    ["2026-01-31", Date.UTC(2026, 1, 1, 12)],
    ["2026-01-31 09:00", Date.UTC(2026, 0, 31, 9)],
    ["2026-01-31T09:00:02.25", Date.UTC(2026, 0, 31, 9, 0, 2, 250)],
    ["2026-01-31 09:00:00 UTC", Date.UTC(2026, 0, 31, 9)],
    ["2026-01-31 09:00:00 gmt", Date.UTC(2026, 0, 31, 9)],
    ["2026-01-31 09:00:00 -0300 BRT", Date.UTC(2026, 0, 31, 12)],
    ["2026-01-31 09:00:00 PST", null],
    ["2026-01-31 09:00:00 IST", null],
    ["2026-02-30", null],
    ["2026-01-31 24:30", null],
    ["since 2026-01-31 09:00", null],
    ["2026-01-31 09:00 about", null],
    ["31.01.2026", null],
    ["soon", null],
  ])("is the day's end in the last zone, and UTC where none is named: %j, %s", (text, at) => {
    expect(parseLatestMoment(text)).toBe(at);
  });
});
