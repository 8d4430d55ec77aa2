import { describe, expect, it } from "vitest";
import {
  deriveIssueState,
  deriveStopReason,
  deriveWaitingFor,
  type Issue,
  isListed,
  isPublic,
} from "../../../src/core/issues/issue.ts";

const NEW = {
  startedAt: null,
  closedAt: null,
  cancelledAt: null,
  holdUntil: null,
  pausedAt: null,
  newsletterPausedAt: null,
} as Issue;

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

describe("the state of an issue", () => {
  type Progress = Issue["progress"];
  const waiting = (...reasons: readonly Progress[number]["waitingFor"][]) => ({
    progress: reasons.map((waitingFor) => ({ waitingFor })) as unknown as Progress,
  });
  const base = { ...NEW, sentAt: null, progress: [] } as unknown as Issue;

  it.each<[string, Partial<Issue>]>([
    ["planned", {}],
    ["submitting", { startedAt: 1 }],
    ["held", { holdUntil: 11 }],
    ["planned", { holdUntil: 10 }],
    ["planned", { holdUntil: 11, sentAt: 5 }],
    ["waiting", { startedAt: 1, ...waiting(null, "hour") }],
    ["held", { holdUntil: 11, ...waiting("hour") }],
    ["paused", { pausedAt: 1, startedAt: 1, holdUntil: 11 }],
    ["closed", { closedAt: 1, startedAt: 1, pausedAt: 1 }],
    ["cancelled", { cancelledAt: 1, closedAt: 1, pausedAt: 1 }],
  ])("is %s by its facts: %j", (state, facts) => {
    expect(deriveIssueState({ ...base, ...facts }, 10)).toBe(state);
  });

  it.each([
    [["hour", "provider", "quota", "author"], "author"],
    [["hour", "provider", "quota"], "quota"],
    [["hour", null, "provider"], "provider"],
    [[null, "hour"], "hour"],
    [[null], null],
  ] as const)("that waits for %j is to wait for the gravest: %s", (reasons, gravest) => {
    expect(deriveWaitingFor(waiting(...reasons))).toBe(gravest);
  });

  it("tells why it waits for its author, by the shard that does", () => {
    const progress = [
      { waitingFor: "quota", stoppedBecause: "old" },
      { waitingFor: "author", stoppedBecause: "the key is wrong" },
    ] as unknown as Progress;
    expect(deriveStopReason({ progress })).toBe("the key is wrong");
    expect(deriveStopReason({ progress: progress.slice(0, 1) })).toBeNull();
  });

  it("is that of a listed one once every shard knows its audience", () => {
    const progress = [{ audience: 0 }, { audience: null }] as unknown as Progress;
    expect(isListed({ progress, shards: 1 })).toBe(true);
    expect(isListed({ progress: progress.slice(1), shards: 1 })).toBe(false);
    expect(isListed({ progress: progress.slice(0, 1), shards: 16 })).toBe(false);
  });
});
