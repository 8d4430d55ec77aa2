import { describe, expect, it } from "vitest";
import { planPauseDays } from "../../../src/core/subscribers/plan-pause.ts";
import { at } from "../../builders/posts.ts";

describe("the days on which a pause may end", () => {
  it("begin tomorrow, and the short one ends in four weeks, by the reader's own calendar", () => {
    expect(planPauseDays(at("2026-11-23T16:00Z"), "UTC")).toEqual({
      first: "2026-11-24",
      short: "2026-12-21",
    });
    expect(planPauseDays(at("2026-11-23T16:00Z"), "Asia/Tokyo")).toEqual({
      first: "2026-11-25",
      short: "2026-12-22",
    });
  });
});
