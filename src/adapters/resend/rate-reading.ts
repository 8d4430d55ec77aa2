import type { RateReading } from "../../core/provider/answer.ts";
import { classifyRefusal } from "./classify-refusal.ts";

/**
 * What the provider says about its rate: IETF draft `ratelimit` headers, `retry-after` in seconds
 * (resend.com/docs/api-reference/rate-limit). A header that is absent or nonsense says nothing, and a 429 for a used-up
 * quota says nothing about the rate.
 */
export function parseRateReading(status: number | null, name: string, headers: Headers): RateReading {
  const read = (name: string) => parseFigure(headers.get(name));
  return {
    limit: read("ratelimit-limit"),
    remaining: read("ratelimit-remaining"),
    resetSeconds: read("ratelimit-reset"),
    retryAfterSeconds: read("retry-after") ?? parsePause(headers),
    limited: status !== null && classifyRefusal(status, name) === "rate",
    ...readUsed("dailyUsed", read("x-resend-daily-quota")),
    ...readUsed("monthlyUsed", read("x-resend-monthly-quota")),
  };
}

/** `retry-after` as a date (RFC 9110, section 10.2.3), by the clock of whoever wrote it; null: none, or nobody's clock. */
function parsePause(headers: Headers): number | null {
  const seconds = (readDate(headers, "retry-after") - readDate(headers, "date")) / 1000;
  return Number.isNaN(seconds) ? null : Math.max(0, seconds);
}

/** An HTTP date begins with the name of its day; anything else would be guessed at. */
function readDate(headers: Headers, name: string): number {
  const text = headers.get(name) ?? "";
  return /^[A-Z][a-z]{2}/.test(text) ? Date.parse(text) : Number.NaN;
}

/** These two count what is used up, not what is left, in whole mails of UTC days and months (resend.com/docs/knowledge-base/account-quotas-and-limits). */
const readUsed = (field: "dailyUsed" | "monthlyUsed", used: number | null) =>
  used === null || !Number.isInteger(used) ? {} : { [field]: used };

/** Digits, perhaps followed by the rest of a structured field (`10;w=1`, `10, 10;w=1`); `1,000` is no 1. */
function parseFigure(text: string | null): number | null {
  const digits = /^\s*(\d{1,9}(?:\.\d+)?)\s*(?:(?!,\d)[,;].*)?$/.exec(text ?? "")?.[1];
  return digits === undefined ? null : Number(digits);
}
