import { describe, expect, it } from "vitest";
import { NOTHING_REPORTED } from "../../../src/core/deliveries/delivery-counts.ts";
import { deriveStanding } from "../../../src/core/issues/derive-standing.ts";
import type { Issue, ReportedProgress } from "../../../src/core/issues/issue.ts";

const NEW = {
  startedAt: null,
  closedAt: null,
  cancelledAt: null,
  withdrawnAt: null,
  holdUntil: null,
  pausedAt: null,
  newsletterPausedAt: null,
} as Issue;

describe("the end that an issue is expected to have", () => {
  const END = Date.parse("2026-11-26T09:10:00Z");
  const shard = { waitingFor: null, expectedEndAt: END, done: false } as ReportedProgress;
  const stand = (facts: Partial<Issue>) =>
    deriveStanding({ ...NEW, startedAt: 1, progress: [shard], ...facts } as Issue, NOTHING_REPORTED, 10);

  it("is that of its last shard", () => {
    const sooner = { ...shard, expectedEndAt: END - 60_000 };
    expect(stand({ progress: [sooner, shard, sooner] }).expectedEndAt).toBe(END);
  });

  it.each([
    ["is paused", { pausedAt: 5 }],
    ["waits for its author", { progress: [shard, { ...shard, waitingFor: "author" as const }] }],
    ["was cancelled", { cancelledAt: 5 }],
    ["is closed", { closedAt: 5 }],
  ])("is nobody's to know while it %s, though doubts are still settled", (_, facts) => {
    expect(stand(facts).expectedEndAt).toBeNull();
  });

  it("is known while it waits for a quota", () => {
    const waiting = { ...shard, waitingFor: "quota" as const };
    expect(stand({ progress: [waiting] })).toMatchObject({
      waitingFor: "quota",
      expectedEndAt: END,
    });
  });
});

describe("the figures of an issue", () => {
  const shard = { audience: 10, submitted: 5, refused: 2, unknown: 1, waitingFor: null, expectedEndAt: null };
  const issue = {
    ...NEW,
    startedAt: 1,
    progress: [shard, { ...shard, audience: null, submitted: 7 }],
  } as unknown as Issue;

  it("are those of all its shards together", () => {
    expect(
      deriveStanding(issue, { ...NOTHING_REPORTED, delivered: 3, bounced: 2, complained: 1 }, 10),
    ).toEqual({
      ...{ state: "submitting", waitingFor: null, expectedEndAt: null },
      counts: {
        ...{ audience: 10, submitted: 12, refused: 4, unknown: 2 },
        ...{ delivered: 3, bounced: 2, complained: 1 },
      },
    });
  });

  it("tell of a cancelled one who was not served, and never less than nobody", () => {
    const { counts, state } = deriveStanding({ ...issue, cancelledAt: 5 }, NOTHING_REPORTED, 10);
    expect([counts.withdrawn, state]).toEqual([2, "cancelled"]);
  });
});
