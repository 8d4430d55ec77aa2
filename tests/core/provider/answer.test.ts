import { describe, expect, it } from "vitest";
import { deriveHoldMs, NO_RATE_READING } from "../../../src/core/provider/answer.ts";

describe("how long a refusal about the rate holds everybody back", () => {
  it.each([
    ["as it says", { retryAfterSeconds: 7, resetSeconds: 3 }, 7000],
    ["until the reset, where it says no more", { resetSeconds: 3 }, 3000],
    ["a second, where it says nothing", {}, 1000],
    ["at least a second", { retryAfterSeconds: 0.2 }, 1000],
    ["one second, where it says one", { retryAfterSeconds: 1 }, 1000],
    ["no longer than a minute", { retryAfterSeconds: 3600 }, 60_000],
    ["a second, where it says no number", { retryAfterSeconds: Number.NaN }, 1000],
  ])("is %s", (_, said, ms) => {
    expect(deriveHoldMs({ ...NO_RATE_READING, ...said })).toBe(ms);
  });
});
