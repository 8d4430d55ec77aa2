import { describe, expect, it } from "vitest";
import { parsePublicationDate } from "../../../../src/core/posts/front-matter/front-matter-dates.ts";

const read = (text: string, zone = "Europe/Madrid") => {
  const at = parsePublicationDate(text, zone);
  return at === null ? null : new Date(at).toISOString();
};

describe("a date of front matter", () => {
  it("is the start of that day in the newsletter's zone where it has no time", () => {
    expect(read("2026-11-23")).toBe("2026-11-22T23:00:00.000Z");
    expect(read("2026-11-23", "America/Lima")).toBe("2026-11-23T05:00:00.000Z");
    expect(read("2026-11-23", "UTC")).toBe("2026-11-23T00:00:00.000Z");
  });

  it("begins at the first moment of a day whose midnight is skipped", () => {
    expect(read("2026-09-06", "America/Santiago")).toBe("2026-09-06T04:00:00.000Z");
  });

  it("is local where it has a time and no offset", () => {
    expect(read("2026-11-23T09:30")).toBe("2026-11-23T08:30:00.000Z");
    expect(read("2026-11-23 09:30:15.250")).toBe("2026-11-23T08:30:15.000Z");
  });

  it.each([
    ["2025-02-17 10:00:00 +0100", "2025-02-17T09:00:00.000Z"],
    ["2025-02-17T10:00:00+01:00", "2025-02-17T09:00:00.000Z"],
    ["2025-02-17T10:00:00.000Z", "2025-02-17T10:00:00.000Z"],
    ["2025-02-17t10:00:00-05:30", "2025-02-17T15:30:00.000Z"],
    ["2025-02-17 10:00 UTC", "2025-02-17T10:00:00.000Z"],
    ["2025-02-17T10:00:00 -5", "2025-02-17T15:00:00.000Z"],
    ["2025-02-17 10:00 CET", "2025-02-17T09:00:00.000Z"],
    ["2025-02-17 10:00:00 PST", "2025-02-17T18:00:00.000Z"],
    ["2025-02-17 10:00 Europe/Berlin", "2025-02-17T09:00:00.000Z"],
    ["2025-02-17T10:00:00+01:00[Europe/Berlin]", "2025-02-17T09:00:00.000Z"],
    ["2025-02-17 10:00:00.123456789 +0000 UTC", "2025-02-17T10:00:00.000Z"],
    ["2025-02-17 18:30:22 2025 -0800", "2025-02-18T02:30:22.000Z"],
    ["Mon, 17 Feb 2025 10:00:00 +0100", "2025-02-17T09:00:00.000Z"],
    ["Mon, 17 Feb 2025 10:00 GMT", "2025-02-17T10:00:00.000Z"],
    ["Mon Feb 17 2025 10:00:00 GMT+0100 (Central European Standard Time)", "2025-02-17T09:00:00.000Z"],
    ["Mon Feb 17 10:00:00 UTC 2025", "2025-02-17T10:00:00.000Z"],
  ])("keeps the offset of %s", (text, iso) => {
    expect(read(text)).toBe(iso);
  });

  it.each([
    ..."Feb 17 2025|February 17, 2025|17 Feb 2025|Monday, 17 February 2025|2025/2/17|2025.02.17".split("|"),
    ..."17th February 2025|February 17th, 2025|17-Feb-2025|17.02.2025|02/17/2025|2025年2月17日".split("|"),
  ])("may be written %s", (text) => expect(read(text, "UTC")).toBe("2025-02-17T00:00:00.000Z"));

  it.each([
    ["2025-02-17 9:05 PM", "2025-02-17T21:05:00.000Z"],
    ["2025-02-17 09:05:10am", "2025-02-17T09:05:10.000Z"],
    ["Feb 17, 2025 12:30 a.m.", "2025-02-17T00:30:00.000Z"],
    ["17 Feb 2025, 12 pm", "2025-02-17T12:00:00.000Z"],
    ["2025-02-17 00:10::00", "2025-02-17T00:10:00.000Z"],
  ])("has the time of the clock in %s", (text, iso) => {
    expect(read(text, "UTC")).toBe(iso);
  });

  it.each([
    "2026-02-30",
    "2026-13-01",
    "2026-00-10",
    "2025-02-29",
    "Feb 30 2025",
    "Foo 10 2025",
    "Ma 10 2025",
    "tomorrow",
    "2025",
    "20250217",
    "2025-02-17T25:00",
    "2025-02-17T10:61",
    "2025-02-17T10:00+99:00",
    "2025-02-17 10:00 XYZT",
    "2025-02-17 13:00 PM",
    "05/06/2025",
    "0000-01-01",
    "-2025-01-01",
    "2025-02-17T10:00:00Z; drop table",
    "Last Modified",
    "",
    "9".repeat(10_000),
  ])("is none where it says %s", (text) => {
    expect(read(text)).toBeNull();
  });
});
