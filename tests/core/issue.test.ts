import { describe, expect, it } from "vitest";
import { type Issue, isPublic } from "../../src/core/issue.ts";

const NEW = { startedAt: null, closedAt: null, cancelledAt: null, holdUntil: null } as Issue;

describe("an issue in the archive", () => {
  it.each([
    ["planned, held or paused", {}, false],
    ["cancelled before anything was frozen", { cancelledAt: 2 }, false],
    ["taken back", { cancelledAt: 2, closedAt: 3 }, false],
    ["on its way", { startedAt: 1 }, true],
    ["cancelled on its way: some readers have it", { startedAt: 1, cancelledAt: 2, closedAt: 3 }, true],
    ["closed", { startedAt: 1, closedAt: 3 }, true],
    ["closed without a reader", { closedAt: 3 }, true],
  ])("that is %s: seen by everybody, %j: %s", (_, facts, seen) => {
    expect(isPublic({ ...NEW, ...facts })).toBe(seen);
  });
});
