import { describe, expect, it } from "vitest";
import { INITIAL_PACING } from "../../../../src/core/provider/pacing/pacing-state.ts";
import {
  beginCarefully,
  parsePacing,
  parseQuotaCount,
} from "../../../../src/core/provider/pacing/parse-pacing.ts";

const NOW = Date.UTC(2026, 10, 23, 9);
const KEPT = {
  ...INITIAL_PACING,
  heldUntil: NOW,
  starts: [
    { at: NOW - 5, lateMs: 3 },
    { at: NOW, lateMs: null },
  ],
  learnedRate: 4,
};

describe("what the pacer kept", () => {
  it("is read as it was written", () => {
    expect(parsePacing(KEPT)).toEqual(KEPT);
  });

  it("begins anew where nothing was kept, and for what an earlier version did not keep", () => {
    expect(parsePacing(undefined)).toEqual(INITIAL_PACING);
    const { loweredAt: _, ...earlier } = KEPT;
    expect(parsePacing(earlier)).toEqual(KEPT);
  });

  it.each([
    ["nothing", null],
    ["a text", "state"],
    ["a moment that is none", { ...KEPT, heldUntil: null }],
    ["a figure that is a text", { ...KEPT, loweredAt: "5" }],
    ["a list that is none", { ...KEPT, starts: 5 }],
    ["a list with a hole in it", { ...KEPT, starts: [KEPT.starts[0], null] }],
    ["a list of mere moments", { ...KEPT, starts: [NOW] }],
    ["a start without a moment", { ...KEPT, starts: [{ lateMs: 3 }] }],
    ["a rate that is a text", { ...KEPT, learnedRate: "4" }],
    ["a figure without end", { ...KEPT, increasedAt: Number.POSITIVE_INFINITY }],
  ])("cannot be read where it is %s", (_, stored) => {
    expect(parsePacing(stored)).toBeNull();
  });

  it("is a second without a start, counted from the last that may have been given, where it cannot be read", () => {
    expect(beginCarefully(NOW)).toEqual({ ...INITIAL_PACING, heldUntil: NOW + 1200 });
  });
});

describe("what was kept of the quota", () => {
  const day = { span: "2026-11-23", used: 5, ours: 4, confirmations: 1 };
  const month = { span: "2026-11", used: 50, ours: 50, confirmations: 10 };

  it("is read as it was written, and nothing beside it", () => {
    expect(parseQuotaCount({ day, month, other: 1 })).toEqual({ day, month });
  });

  it.each([
    ["nothing", null],
    ["no day", { month }],
    ["no month", { day }],
    ["a span that is a figure", { day: { ...day, span: 5 }, month }],
    ["a count that is a text", { day: { ...day, used: "5" }, month }],
    ["a count below nothing", { day: { ...day, used: -5 }, month }],
    ["part of a mail", { day, month: { ...month, used: 0.5 } }],
    ["no count of our own", { day: { ...day, ours: undefined }, month }],
    ["no count of confirmations", { day, month: { ...month, confirmations: null } }],
  ])("cannot be read where it has %s", (_, stored) => {
    expect(parseQuotaCount(stored)).toBeNull();
  });
});
