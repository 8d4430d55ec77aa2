import { describe, expect, it } from "vitest";
import { findLatestSlot } from "../../../src/core/schedule/slot.ts";
import { at } from "../../builders/posts.ts";

const utc = { timeZone: "UTC", sendAt: "09:00", weeklyOn: 1 };

describe("the latest slot", () => {
  it("is today's once its minute has come, and yesterday's before", () => {
    expect(findLatestSlot("daily", at("2026-11-23T09:00Z"), utc)).toEqual({
      date: "2026-11-23",
      at: at("2026-11-23T09:00Z"),
    });
    expect(findLatestSlot("daily", at("2026-11-23T08:59:59Z"), utc).date).toBe("2026-11-22");
  });

  it("is the last chosen weekday for weekly readers", () => {
    expect(findLatestSlot("weekly", at("2026-11-23T09:00Z"), utc).date).toBe("2026-11-23");
    expect(findLatestSlot("weekly", at("2026-11-23T08:00Z"), utc).date).toBe("2026-11-16");
    expect(findLatestSlot("weekly", at("2026-11-29T23:00Z"), { ...utc, weeklyOn: 7 }).date).toBe(
      "2026-11-29",
    );
  });

  it("is the first day of the month for monthly readers, across a year's end too", () => {
    expect(findLatestSlot("monthly", at("2026-11-30T23:00Z"), utc).date).toBe("2026-11-01");
    expect(findLatestSlot("monthly", at("2027-01-01T08:00Z"), utc).date).toBe("2026-12-01");
  });

  it("follows the newsletter's own clock through a change of daylight-saving time", () => {
    const madrid = { timeZone: "Europe/Madrid", sendAt: "09:00", weeklyOn: 1 };
    expect(findLatestSlot("daily", at("2026-10-24T12:00Z"), madrid).at).toBe(at("2026-10-24T07:00Z"));
    expect(findLatestSlot("daily", at("2026-10-26T12:00Z"), madrid).at).toBe(at("2026-10-26T08:00Z"));
  });

  it("is as much later where the clock skips that time, and the first of two where it repeats it", () => {
    const madrid = { timeZone: "Europe/Madrid", sendAt: "02:30", weeklyOn: 7 };
    expect(findLatestSlot("daily", at("2026-03-29T12:00Z"), madrid).at).toBe(at("2026-03-29T01:30Z"));
    expect(findLatestSlot("daily", at("2026-10-25T12:00Z"), madrid).at).toBe(at("2026-10-25T00:30Z"));
  });
});
