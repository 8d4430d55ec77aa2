import { describe, expect, it } from "vitest";
import { asIssueId } from "../../../src/core/ids.ts";
import { deriveReputation } from "../../../src/core/notes/derive-reputation.ts";

const shard = (submitted: number, audience: number | null) => ({
  ...{ shard: 0, report: 1, refused: 0, unknown: 0, waitingFor: null, expectedEndAt: null, done: false },
  submitted,
  audience,
});
const issue = (submitted: number, audience: number | null = submitted, closedAt: number | null = 1) => ({
  ...{ id: asIssueId("weekly-2026-11-23"), cancelledAt: null, closedAt },
  progress: [shard(submitted, audience)],
});
const kinds = (of: ReturnType<typeof issue>, bounced: number, complained: number) =>
  deriveReputation(of, { bounced, complained }).map(({ kind }) => kind);

describe("what the mails of an issue cost the sender's name", () => {
  it.each([
    [200, 10, true],
    [200, 9, false],
    [201, 10, false],
    [20, 9, false],
    [12, 10, true],
    [2_000, 99, false],
    [2_000, 100, true],
  ])("of %i mails %i that bounced for good are too many: %s", (submitted, bounced, isTooMany) => {
    expect(kinds(issue(submitted), bounced, 0)).toEqual(isTooMany ? ["bounces"] : []);
  });

  it.each([
    [3_000, 3, true],
    [3_001, 3, false],
    [100, 2, false],
    [3, 3, true],
    [10_000, 9, false],
    [10_000, 10, true],
  ])("of %i mails %i complaints are too many: %s", (submitted, complained, isTooMany) => {
    expect(kinds(issue(submitted), 0, complained)).toEqual(isTooMany ? ["complaints"] : []);
  });

  it("is judged by all that an issue is for while it is on its way, and by what was submitted once it has ended", () => {
    expect(kinds(issue(100, 1_000, null), 10, 0)).toEqual([]);
    expect(kinds(issue(100, 1_000), 10, 0)).toEqual(["bounces"]);
    expect(kinds(issue(0, null), 10, 3)).toEqual([]);
  });
});
