import { describe, expect, it } from "vitest";
import { parseRateReading } from "../../src/adapters/resend/rate-reading.ts";

const NAME = "rate_limit_exceeded";
const pauseOf = (headers: Readonly<Record<string, string>>) =>
  parseRateReading(429, NAME, new Headers(headers)).retryAfterSeconds;

describe("the pause that a 429 names", () => {
  const date = "Wed, 21 Oct 2026 07:28:00 GMT";

  it("may be a date, by the clock of whoever wrote it", () => {
    expect(pauseOf({ "retry-after": "Wed, 21 Oct 2026 07:28:09 GMT", date })).toBe(9);
    expect(pauseOf({ "retry-after": "Wed, 21 Oct 2026 07:27:00 GMT", date })).toBe(0);
  });

  it.each([
    ["a date without a clock", { "retry-after": date }],
    ["no date", { "retry-after": "tomorrow", date }],
    ["a negative number", { "retry-after": "-30", date }],
    ["not a number", { "retry-after": "NaN", date }],
    ["an exponent", { "retry-after": "1e9", date }],
    ["more digits than any number of seconds has", { "retry-after": "99999999999999999999", date }],
  ])("says nothing where it is %s", (_, headers) => {
    expect(pauseOf(headers)).toBeNull();
  });
});

describe("what a header says was used up", () => {
  const usedBy = (text: string) => {
    const headers = new Headers({ "x-resend-daily-quota": text, "x-resend-monthly-quota": text });
    const { dailyUsed, monthlyUsed } = parseRateReading(200, "", headers);
    return [dailyUsed, monthlyUsed];
  };

  it("is a number of mails", () => {
    expect(usedBy("85")).toEqual([85, 85]);
    expect(usedBy("0")).toEqual([0, 0]);
  });

  it.each([
    "-5",
    "NaN",
    "Infinity",
    "1e9",
    "40.5",
    "1,000",
    "1,000,000",
    "0x10",
    "1790000000",
    "Wed, 21 Oct 2026 07:28:00 GMT",
    "",
  ])("is nothing where it is no number of mails (%j)", (text) => {
    expect(usedBy(text)).toEqual([undefined, undefined]);
  });
});
