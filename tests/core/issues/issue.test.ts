import { describe, expect, it } from "vitest";
import {
  deriveIssueState,
  deriveStopReason,
  deriveWaitingFor,
  type Issue,
  isListed,
  isPublic,
  presentIssue,
  type ReportedProgress,
} from "../../../src/core/issues/issue.ts";

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

describe("the figures of an issue", () => {
  const shard = { audience: 10, submitted: 5, refused: 2, unknown: 1, waitingFor: null, expectedEndAt: null };
  const issue = {
    ...NEW,
    ...{ id: "weekly-2026-11-23", cadence: "weekly", posts: ["a"], slotAt: 0, startedAt: 1 },
    progress: [shard, { ...shard, audience: null, submitted: 7 }],
  } as unknown as Issue;

  it("are those of all its shards together", () => {
    expect(presentIssue(issue, 10)).toMatchObject({
      ...{ id: "weekly-2026-11-23", cadence: "weekly", slotAt: "1970-01-01T00:00:00.000Z", posts: ["a"] },
      ...{ state: "submitting", waitingFor: null, closedAt: null, expectedEndAt: null },
      startedAt: "1970-01-01T00:00:00.001Z",
    });
    expect(presentIssue(issue, 10).counts).toEqual({
      ...{ audience: 10, submitted: 12, refused: 4, unknown: 2 },
      ...{ delivered: 0, bounced: 0, complained: 0 },
    });
  });

  it("tell of a cancelled one who was not served, and never less than nobody", () => {
    const { counts, state } = presentIssue({ ...issue, cancelledAt: 5 }, 10);
    expect([counts.withdrawn, state]).toEqual([2, "cancelled"]);
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
