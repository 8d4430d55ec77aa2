import { describe, expect, it } from "vitest";
import { parseTimeZone } from "../../src/core/time-zone.ts";

describe("a time zone", () => {
  it.each([
    ["Europe/Madrid", "Europe/Madrid"],
    [" Europe/Madrid ", "Europe/Madrid"],
    ["europe/madrid", "Europe/Madrid"],
    ["AMERICA/ARGENTINA/BUENOS_AIRES", expect.stringMatching(/buenos_aires$/i)],
    ["utc", "UTC"],
    ["Etc/GMT+5", "Etc/GMT+5"],
  ])("is known as %j", (text, zone) => {
    expect(parseTimeZone(text)).toEqual(zone);
  });

  it.each(["Asia/Calcutta", "Asia/Kolkata", "Europe/Kiev", "Europe/Kyiv", "US/Pacific"])(
    "keeps the name it is called by, old or new: %s",
    (zone) => {
      expect(parseTimeZone(zone)).toBe(zone);
    },
  );

  it.each([
    "Etc/Unknown",
    "etc/unknown",
    "",
    " ",
    "undefined",
    "null",
    "UTC+2",
    "+02:00",
    "GMT+0200",
    "Madrid",
    "Europe/Atlantis",
    "Mars/Base_Camp",
    "Europe/Madrid; DROP",
    "A".repeat(60),
    undefined,
    null,
    5,
    [],
    ["Europe/Madrid"],
    {},
  ])("is not %j", (input) => {
    expect(parseTimeZone(input)).toBeNull();
  });
});
