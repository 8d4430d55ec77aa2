import { describe, expect, it } from "vitest";
import type { OpenBatch } from "../../../src/core/issues/batch.ts";
import { adviseDelayMs, decideSettlement } from "../../../src/core/issues/decide-settlement.ts";
import {
  type Answer,
  NO_RATE_READING,
  type RateReading,
  type Refusal,
} from "../../../src/core/provider/answer.ts";
import { deriveQuotaReset } from "../../../src/core/provider/derive-quota-reset.ts";
import { at } from "../../builders/posts.ts";

const NOW = at("2026-11-23T09:00Z");
const batch: OpenBatch = {
  number: 1,
  generation: 1,
  size: 100,
  bodyHash: "h",
  attempts: 1,
  inDoubtSince: null,
  lastRefusal: null,
  retryAt: 0,
};
const refused = (reason: Refusal, { words = "m", rate = NO_RATE_READING as RateReading } = {}): Answer => ({
  kind: "refused",
  reason,
  status: 422,
  name: "n",
  message: words,
  rate,
});
const doubt: Answer = { kind: "in-doubt", status: 500, name: "application_error", rate: NO_RATE_READING };

describe("an answer to a batch", () => {
  it("settles it when accepted", () => {
    const answer: Answer = { kind: "accepted", providerIds: ["a"], rate: NO_RATE_READING };
    expect(decideSettlement(batch, answer, NOW)).toEqual({
      do: "settle",
      outcome: "submitted",
      providerIds: ["a"],
    });
  });

  it("leaves it in doubt when there was none, to be repeated with the same key, later and later", () => {
    expect(decideSettlement(batch, doubt, NOW)).toEqual({ do: "retry", at: NOW + 1000, inDoubt: true });
    expect([1, 2, 3, 7, 60].map(adviseDelayMs)).toEqual([1000, 2000, 4000, 60_000, 60_000]);
    expect([61, 300].map(adviseDelayMs)).toEqual([300_000, 300_000]);
  });

  it.each([
    [null, 1000],
    [0, 1000],
    [7, 7000],
    [86_400, 60_000],
    [1e9, 60_000],
    [Number.NaN, 1000],
    [-60, 1000],
  ])(
    "waits after a 429 as the pacer does: a second at least, a minute at most (retry-after %s)",
    (said, ms) => {
      const rate = { ...NO_RATE_READING, limited: true, retryAfterSeconds: said };
      expect(decideSettlement(batch, refused("rate", { rate }), NOW)).toEqual({
        do: "retry",
        at: NOW + ms,
        inDoubt: false,
      });
    },
  );

  it("divides a refused batch only where every attempt was certainly refused", () => {
    expect(decideSettlement(batch, refused("content"), NOW)).toEqual({ do: "divide" });
    expect(decideSettlement({ ...batch, inDoubtSince: 5 }, refused("content"), NOW)).toMatchObject({
      do: "retry",
      inDoubt: false,
    });
    expect(decideSettlement({ ...batch, size: 1 }, refused("content"), NOW)).toMatchObject({
      do: "settle",
      outcome: "refused",
    });
  });

  it("keeps the provider's words without the addresses that they name", () => {
    const words = "Invalid `to` field: <ada@example.com>, (eve+x@example.com). The domain is not verified.";
    const told = "422 n: Invalid `to` field: <…>, (…). The domain is not verified.";
    expect(decideSettlement({ ...batch, size: 1 }, refused("content", { words }), NOW)).toMatchObject({
      outcome: "refused",
      reason: told,
    });
    expect(decideSettlement(batch, refused("author", { words }), NOW)).toMatchObject({
      for: "author",
      reason: told,
    });
  });

  it("never guesses about a key that was used for another body", () => {
    expect(decideSettlement(batch, refused("key-reused"), NOW)).toMatchObject({
      do: "settle",
      outcome: "unknown",
    });
  });

  it("waits as long as the provider says, for the quota, or for the author", () => {
    expect(
      decideSettlement(batch, refused("rate", { rate: { ...NO_RATE_READING, retryAfterSeconds: 3 } }), NOW),
    ).toEqual({ do: "retry", at: NOW + 3000, inDoubt: false });
    expect(decideSettlement(batch, refused("daily-quota"), NOW)).toMatchObject({
      do: "wait",
      for: "daily-quota",
    });
    expect(decideSettlement(batch, refused("author"), NOW)).toMatchObject({ do: "wait", for: "author" });
  });

  it("holds a certain refusal up for its issue alone, and asks again for a batch in doubt, less and less often", () => {
    const waits = (difference: Partial<OpenBatch>) =>
      decideSettlement({ ...batch, ...difference }, refused("daily-quota"), NOW);
    expect(waits({ attempts: 70 })).toMatchObject({ do: "wait", at: NOW });
    expect(waits({ inDoubtSince: 5, attempts: 2 })).toMatchObject({ do: "wait", at: NOW + 60_000 });
    expect(waits({ inDoubtSince: 5, attempts: 70 })).toMatchObject({ do: "wait", at: NOW + 300_000 });
  });
});

describe("a quota that is used up", () => {
  it("is new at the next UTC midnight for a day's, the next month for a month's, and a minute for clocks", () => {
    expect(deriveQuotaReset("daily-quota", NOW)).toBe(at("2026-11-24T00:01Z"));
    expect(deriveQuotaReset("daily-quota", at("2027-02-28T12:00Z"))).toBe(at("2027-03-01T00:01Z"));
    expect(deriveQuotaReset("monthly-quota", at("2027-01-31T12:00Z"))).toBe(at("2027-02-01T00:01Z"));
    expect(deriveQuotaReset("monthly-quota", at("2026-12-31T23:59Z"))).toBe(at("2027-01-01T00:01Z"));
  });

  it("was that of the day before where the refusal comes just after midnight", () => {
    const justAfter = at("2026-12-01T00:00Z") + 300;
    expect(deriveQuotaReset("daily-quota", justAfter)).toBe(at("2026-12-01T00:01Z"));
    expect(deriveQuotaReset("monthly-quota", justAfter)).toBe(at("2026-12-01T00:01Z"));
    expect(deriveQuotaReset("daily-quota", at("2026-12-01T00:01Z"))).toBe(at("2026-12-02T00:01Z"));
  });
});
