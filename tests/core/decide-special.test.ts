import { describe, expect, it } from "vitest";
import { decideSpecial, type SpecialFacts } from "../../src/core/decide-special.ts";
import { asIssueId } from "../../src/core/ids.ts";
import { at, buildPost } from "../builders/posts.ts";

const now = at("2026-11-23T10:00Z");
const rules = { timeZone: "UTC", languages: ["en"], shards: 1 } as const;
const facts = (posts: SpecialFacts["posts"], own: Partial<SpecialFacts> = {}): SpecialFacts => ({
  clock: 0,
  posts,
  ...own,
});
const ask = (own: SpecialFacts, posts: string[]) =>
  decideSpecial(own, { posts, holdMinutes: 0 }, { t: now, now }, rules);

describe("a special", () => {
  it("releases its posts, however old or kept from digests, and takes them out of all windows", () => {
    const old = buildPost("a", { publishedAt: at("2020-01-01T00:00Z"), newsletter: false });
    const decided = ask(facts([old]), ["a"]);
    const plan = decided.ok && "plan" in decided.value ? decided.value.plan : null;
    expect(plan?.releases).toEqual(["a"]);
    expect(plan?.specials).toEqual([{ post: "a", issue: plan?.issues[0]?.id }]);
    expect(plan?.issues[0]?.id).toMatch(/^special-2026-11-23-[0-9a-z]{13}$/);
  });

  it("never holds a draft, a future post or an unknown one; all faults at once", () => {
    const posts = [buildPost("draft", { home: "draft" }), buildPost("future", { publishedAt: now + 1 })];
    const decided = ask(facts(posts), ["draft", "future.md", "nowhere"]);
    expect(decided.ok).toBe(false);
    expect(!decided.ok && decided.problem.faults?.length).toBe(3);
  });

  it("asked for twice is the same issue", () => {
    const special = asIssueId("special-2026-11-22-x");
    const decided = ask(facts([buildPost("a", { special, releasedAt: 1 })]), ["a"]);
    expect(decided).toEqual({ ok: true, value: { existing: special } });
  });
});
