import { describe, expect, it } from "vitest";
import { parseTimeZone } from "../../src/core/time-zone.ts";
import { listTimeZones } from "../../templates/words/time-zones.ts";

describe("the list of time zones", () => {
  it("holds zones by the names that they have now, each of which the platform knows", () => {
    const zones = listTimeZones("UTC");
    expect(zones).toEqual(expect.arrayContaining(["Asia/Kathmandu", "Europe/Kyiv", "Australia/Lord_Howe"]));
    expect(zones).not.toContain("Asia/Katmandu");
    expect(zones.filter((zone) => parseTimeZone(zone) === null)).toEqual([]);
    expect(zones).toEqual([...new Set(zones)].sort());
  });

  it("keeps the reader's own, whatever it is called", () => {
    expect(listTimeZones("Asia/Calcutta")).toContain("Asia/Calcutta");
  });
});
