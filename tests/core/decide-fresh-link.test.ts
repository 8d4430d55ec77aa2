import { describe, expect, it } from "vitest";
import { decideFreshLink, type FreshLink, startOfFreshLinks } from "../../src/core/decide-fresh-link.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.UTC(2026, 10, 23, 9);
const submitted = (ago: number): FreshLink => ({ at: NOW - ago, submittedAt: NOW - ago + 1 });
const owed = (ago: number): FreshLink => ({ at: NOW - ago, submittedAt: null });

describe("who asks for a fresh link", () => {
  it("gets one where none was asked for", () => {
    expect(decideFreshLink([], NOW)).toEqual({ at: NOW });
  });

  it("gets the one that is owed still, however often they ask, and no second mail", () => {
    expect(decideFreshLink([submitted(5 * HOUR), owed(3 * MINUTE)], NOW)).toEqual({ at: NOW - 3 * MINUTE });
    expect(decideFreshLink([owed(3 * MINUTE), submitted(MINUTE)], NOW)).toEqual({ at: NOW - 3 * MINUTE });
  });

  it("gets a new one where the one that is owed is good no more, after an hour", () => {
    expect(decideFreshLink([owed(HOUR - 1)], NOW)).toEqual({ at: NOW - HOUR + 1 });
    expect(decideFreshLink([owed(HOUR)], NOW)).toEqual({ at: NOW });
  });

  it("waits ten minutes for the next", () => {
    expect(decideFreshLink([submitted(10 * MINUTE - 1)], NOW)).toBe("wait");
    expect(decideFreshLink([submitted(10 * MINUTE)], NOW)).toEqual({ at: NOW });
  });

  it("gets three in a day, and the fourth once the first is a day old", () => {
    const two = [submitted(2 * HOUR), submitted(5 * HOUR)];
    expect(decideFreshLink(two, NOW)).toEqual({ at: NOW });
    expect(decideFreshLink([...two, submitted(24 * HOUR - 1)], NOW)).toBe("wait");
    expect(decideFreshLink([...two, submitted(24 * HOUR)], NOW)).toEqual({ at: NOW });
    expect(startOfFreshLinks(NOW)).toBe(NOW - 24 * HOUR);
  });

  it("is not held back by mails that nobody submitted", () => {
    expect(decideFreshLink([owed(2 * HOUR), owed(3 * HOUR), owed(4 * HOUR)], NOW)).toEqual({ at: NOW });
  });
});
