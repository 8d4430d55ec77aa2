import { describe, expect, it } from "vitest";
import { type Issue, isPublic, presentIssue, type ReportedProgress } from "../../src/core/issue.ts";

const NEW = { startedAt: null, closedAt: null, cancelledAt: null, holdUntil: null, pausedAt: null } as Issue;

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

describe("the end that an issue is expected to have", () => {
  const END = Date.parse("2026-11-26T09:10:00Z");
  const shard = { waitingFor: null, expectedEndAt: END, done: false } as ReportedProgress;
  const present = (facts: Partial<Issue>) =>
    presentIssue({ ...NEW, startedAt: 1, slotAt: 0, posts: [], progress: [shard], ...facts } as Issue, 10);

  it("is that of its last shard", () => {
    const sooner = { ...shard, expectedEndAt: END - 60_000 };
    expect(present({ progress: [sooner, shard, sooner] }).expectedEndAt).toBe("2026-11-26T09:10:00.000Z");
  });

  it.each([
    ["is paused", { pausedAt: 5 }],
    ["waits for its author", { progress: [shard, { ...shard, waitingFor: "author" as const }] }],
    ["was cancelled", { cancelledAt: 5 }],
    ["is closed", { closedAt: 5 }],
  ])("is nobody's to know while it %s, though doubts are still settled", (_, facts) => {
    expect(present(facts).expectedEndAt).toBeNull();
  });

  it("is known while it waits for a quota", () => {
    const waiting = { ...shard, waitingFor: "quota" as const };
    expect(present({ progress: [waiting] })).toMatchObject({
      waitingFor: "quota",
      expectedEndAt: "2026-11-26T09:10:00.000Z",
    });
  });
});
