import { describe, expect, it } from "vitest";
import { asIssueId } from "../../../src/core/ids.ts";
import { explainNotDue } from "../../../src/core/schedule/explain-not-due.ts";
import { at, buildPost } from "../../builders/posts.ts";

const now = at("2026-11-23T09:00Z");
const RULES = { maximumAgeDays: 30, languages: ["en"], requirePage: false };

describe("why a post is not due", () => {
  it("is told of a draft, a future post, newsletter: false, an old one, a released one and one in a special", () => {
    const reason = (difference: Parameters<typeof buildPost>[1]) =>
      explainNotDue(buildPost("a", difference), now, RULES);
    expect(reason({ home: "draft" })).toBe("draft");
    expect(reason({ publishedAt: at("2026-11-23T09:00:01Z") })).toBe("future");
    expect(reason({ newsletter: false })).toBe("newsletter-false");
    expect(reason({ publishedAt: at("2026-10-20T00:00Z") })).toBe("too-old");
    expect(reason({ releasedAt: at("2026-11-20T00:00Z") })).toBe("already-released");
    expect(reason({ special: asIssueId("special-x") })).toBe("in-a-special");
    expect(reason({})).toBeNull();
  });

  it("is told of one that expired, from that very millisecond on, and of a language that is not offered", () => {
    const reason = (difference: Parameters<typeof buildPost>[1]) =>
      explainNotDue(buildPost("a", difference), now, RULES);
    expect(reason({ expiresAt: now })).toBe("expired (since 2026-11-23T09:00:00.000Z)");
    expect(reason({ expiresAt: now + 1 })).toBeNull();
    expect(reason({ language: "fr" })).toBe("language not offered (fr)");
  });

  it("never is age where there is no limit", () => {
    expect(
      explainNotDue(buildPost("a", { publishedAt: at("2005-01-01T00:00Z") }), now, {
        ...RULES,
        maximumAgeDays: 0,
      }),
    ).toBeNull();
  });

  it("counts age to the millisecond", () => {
    expect(explainNotDue(buildPost("a", { publishedAt: at("2026-10-24T09:00Z") }), now, RULES)).toBeNull();
    expect(explainNotDue(buildPost("a", { publishedAt: at("2026-10-24T09:00Z") - 1 }), now, RULES)).toBe(
      "too-old",
    );
  });
});
