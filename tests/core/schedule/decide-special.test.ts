import { describe, expect, it } from "vitest";
import { asIssueId } from "../../../src/core/ids.ts";
import { decideSpecial, type SpecialFacts } from "../../../src/core/schedule/decide-special.ts";
import { at, buildPost } from "../../builders/posts.ts";

const now = at("2026-11-23T10:00Z");
const rules = { timeZone: "UTC", languages: ["en"], shards: 1 } as const;
const facts = (posts: SpecialFacts["posts"], own: Partial<SpecialFacts> = {}): SpecialFacts => ({
  clock: 0,
  isOnProbation: false,
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

describe("the issue of a special", () => {
  it("is for everybody at once, held as long as was asked, and named anew where its name is taken", () => {
    const posts = [buildPost("a"), buildPost("b", { releasedAt: 5 })];
    const hold = (holdMinutes: number, taken: NonNullable<SpecialFacts["taken"]> = []) => {
      const request = { posts: ["a", "b.md"], holdMinutes };
      const decided = decideSpecial(
        facts(posts, { clock: now, taken }),
        request,
        { t: now, now: now + 7 },
        rules,
      );
      return decided.ok && "plan" in decided.value ? decided.value.plan : null;
    };
    const plan = hold(30);
    const id = plan?.issues[0]?.id;
    expect(plan).toEqual({
      ...{ at: now + 1, releases: ["a"], cursors: [], takenUp: [], putBack: [] },
      specials: [
        { post: "a", issue: id },
        { post: "b", issue: id },
      ],
      issues: [
        {
          ...{ id, cadence: "special", slotAt: now + 1, windowFrom: null, windowThrough: now + 1 },
          ...{ posts: ["a", "b"], plannedAt: now + 7, holdUntil: now + 7 + 30 * 60_000 },
          ...{ readerHours: null, shards: 1 },
        },
      ],
    });
    expect(hold(0)?.issues[0]).toMatchObject({ id, holdUntil: null });
    expect(hold(0, id === undefined ? [] : [id])?.issues[0]?.id).not.toBe(id);
  });

  it("asked for with one post more, or one that is in another, is no repeat", () => {
    const special = asIssueId("special-2026-11-22-x");
    const other = asIssueId("special-2026-11-21-y");
    const known = buildPost("a", { special, releasedAt: 1 });
    expect(ask(facts([known, buildPost("b")]), ["a", "b"])).toMatchObject({ value: { plan: {} } });
    expect(ask(facts([known, buildPost("b", { special: other })]), ["a", "b"])).toMatchObject({
      value: { plan: {} },
    });
    expect(ask(facts([known]), ["a", "none"]).ok).toBe(false);
  });

  it("is refused for a copy and for what is dated in the future, with what to do", () => {
    const copy = buildPost("copy", { copyOf: buildPost("first").id });
    const faultOf = (posts: SpecialFacts["posts"], name: string) => {
      const decided = ask(facts(posts), [name]);
      return decided.ok ? null : decided.problem.faults?.[0]?.reason;
    };
    expect(faultOf([copy], "copy")).toBe('"copy" has the same bytes as "first": name that one.');
    expect(faultOf([buildPost("later", { publishedAt: now + 1 })], "later")).toBe(
      '"later" is dated in the future.',
    );
    expect(faultOf([buildPost("now", { publishedAt: now })], "now")).toBeNull();
  });
});
