import { describe, expect, it } from "vitest";
import { sayEvidence, type UnknownBatch } from "../../cli/say-evidence.ts";
import { sayIssue } from "../../cli/show-issues.ts";

const say = (provider: Partial<UnknownBatch["provider"]>) =>
  sayEvidence("weekly-2026-11-23", {
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
  const counts = { audience: 1000, submitted: 600, refused: 1, unknown: 100 };

  it("says its counts, and of a cancelled one how many were not served", () => {
    expect(sayIssue({ id: "weekly-2026-11-23", state: "submitting", counts })).toMatch(
      /^weekly-2026-11-23 +submitting 600\/1000 submitted, 1 refused, 100 unknown$/,
    );
    expect(sayIssue({ id: "weekly-2026-11-23", state: "cancelled", counts })).toMatch(
      /100 unknown, 299 not served$/,
    );
  });
});
