import { describe, expect, it } from "vitest";
import {
  decideMagicLink,
  type MagicLink,
  startOfMagicLinks,
} from "../../../src/core/subscribers/decide-magic-link.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.UTC(2026, 10, 23, 9);
const submitted = (ago: number): MagicLink => ({ at: NOW - ago, submittedAt: NOW - ago + 1 });
const owed = (ago: number): MagicLink => ({ at: NOW - ago, submittedAt: null });

describe("who asks for a magic link", () => {
  it("gets one where none was asked for", () => {
    expect(decideMagicLink([], NOW)).toEqual({ at: NOW });
  });

  it("gets the one that is owed still, however often they ask, and no second mail", () => {
    expect(decideMagicLink([submitted(5 * HOUR), owed(3 * MINUTE)], NOW)).toEqual({ at: NOW - 3 * MINUTE });
    expect(decideMagicLink([owed(3 * MINUTE), submitted(MINUTE)], NOW)).toEqual({ at: NOW - 3 * MINUTE });
  });

  it("gets a new one where the one that is owed is good no more, after an hour", () => {
    expect(decideMagicLink([owed(HOUR - 1)], NOW)).toEqual({ at: NOW - HOUR + 1 });
    expect(decideMagicLink([owed(HOUR)], NOW)).toEqual({ at: NOW });
  });

  it("waits ten minutes for the next", () => {
    expect(decideMagicLink([submitted(10 * MINUTE - 1)], NOW)).toBe("wait");
    expect(decideMagicLink([submitted(10 * MINUTE)], NOW)).toEqual({ at: NOW });
  });

  it("gets three in a day, and the fourth once the first is a day old", () => {
    const two = [submitted(2 * HOUR), submitted(5 * HOUR)];
    expect(decideMagicLink(two, NOW)).toEqual({ at: NOW });
    expect(decideMagicLink([...two, submitted(24 * HOUR - 1)], NOW)).toBe("wait");
    expect(decideMagicLink([...two, submitted(24 * HOUR)], NOW)).toEqual({ at: NOW });
    expect(startOfMagicLinks(NOW)).toBe(NOW - 24 * HOUR);
  });

  it("is not held back by mails that nobody submitted", () => {
    expect(decideMagicLink([owed(2 * HOUR), owed(3 * HOUR), owed(4 * HOUR)], NOW)).toEqual({ at: NOW });
  });
});
