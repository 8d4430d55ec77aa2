import { describe, expect, it } from "vitest";
import { sayIssue } from "../../cli/commands/show-issues.ts";
import { formatEvidence } from "../../cli/words/format-evidence.ts";
import type { IssueView } from "../../src/contract/issues/issue.ts";
import type { LookedUpBatch } from "../../src/contract/issues/unknown-batch.ts";

const say = (provider: Partial<LookedUpBatch["provider"]>) =>
  formatEvidence("weekly-2026-11-23", {
    batch: 3,
    size: 100,
    since: "2026-11-23T09:00:00.000Z",
    reason: "409 invalid_idempotent_request",
    provider: { found: 0, mailsRead: 500, whole: true, reason: null, ...provider },
  });

describe("an unknown batch on the command line", () => {
  it("says since when it is unknown, and why", () => {
    expect(say({})).toMatch(
      "Batch 3, 100 mails: the provider may have taken it since 2026-11-23T09:00:00.000Z (409 invalid_idempotent_request).",
    );
  });

  it("suggests what the provider's list proves", () => {
    expect(say({ found: 100 })).toMatch(/all of it in its list.*\n.*resolve weekly-2026-11-23 3 submitted$/s);
    expect(say({ found: 0, whole: true })).toMatch(
      /has none of it in its list.*500 mails.* 3 not-submitted$/s,
    );
  });

  it("suggests nothing where the list proves nothing", () => {
    expect(say({ found: 0, whole: false })).toMatch(
      /does not say: .*but the list goes on\..* submitted\|not-submitted$/s,
    );
    expect(say({ found: 40 })).toMatch(/has 40 of its 100 mails.* submitted\|not-submitted$/s);
  });

  it("says plainly that the provider does not say, where the key may only send", () => {
    const words = say({ found: null, mailsRead: 0, whole: false, reason: "401 restricted_api_key" });
    expect(words).toMatch(/does not say \(401 restricted_api_key\)\. Look .* submitted\|not-submitted$/s);
  });
});

describe("an issue on the command line", () => {
  const NOW = Date.parse("2026-11-24T09:00:00Z"); // a Tuesday
  const reported = { delivered: 0, bounced: 0, complained: 0 };
  const issue: IssueView = {
    ...{ id: "weekly-2026-11-23", cadence: "weekly", state: "submitting", posts: ["en/a"] },
    ...{ slotAt: "2026-11-23T09:00:00.000Z", startedAt: "2026-11-23T09:00:01.000Z", closedAt: null },
    counts: { audience: 1000, submitted: 600, refused: 1, unknown: 100, ...reported },
    waitingFor: null,
    expectedEndAt: null,
  };
  const say = (change: Partial<IssueView>, zone = "UTC") => sayIssue({ ...issue, ...change }, NOW, zone);

  it("says its counts, and of a cancelled one how many were not served", () => {
    expect(say({})).toMatch(/^weekly-2026-11-23 +submitting 600\/1000 submitted, 1 refused, 100 unknown$/);
    expect(say({ state: "cancelled" })).toMatch(/100 unknown, 299 not served$/);
  });

  it("says what it waits for and when it will be done, by the author's own clock", () => {
    const expectedEndAt = "2026-11-26T09:09:12.000Z";
    const waiting = { state: "waiting", waitingFor: "quota", expectedEndAt } as const;
    expect(say(waiting)).toMatch(/100 unknown, waits for the provider's quota, done Thursday 09:10$/);
    expect(say(waiting, "Asia/Kolkata")).toMatch(/done Thursday 14:40$/);
    expect(say(waiting, "Pacific/Kiritimati")).toMatch(/done Thursday 23:10$/);
    expect(say({ state: "waiting", waitingFor: "author" })).toMatch(/100 unknown, waits for you$/);
  });

  it("names the date where a weekday alone could mean another week", () => {
    expect(say({ expectedEndAt: "2026-12-01T00:01:00.000Z" })).toMatch(/done Tuesday 1 December 00:01$/);
    expect(say({ expectedEndAt: "2026-11-30T08:59:00.000Z" })).toMatch(/done Monday 08:59$/);
  });
});
