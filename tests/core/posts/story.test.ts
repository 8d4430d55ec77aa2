import { describe, expect, it } from "vitest";
import { asStoryKey } from "../../../src/core/ids.ts";
import { compareText, groupStories } from "../../../src/core/posts/story.ts";
import { isEmptyPlan, type Plan } from "../../../src/core/schedule/schedule.ts";
import { at, buildPost } from "../../builders/posts.ts";

const on = (day: string) => ({ publishedAt: at(`2026-11-${day}T00:00Z`) });
const story = asStoryKey("s");

describe("stories", () => {
  const posts = [
    buildPost("old", on("01")),
    buildPost("s-en", { ...on("02"), story }),
    buildPost("new", on("05")),
    buildPost("s-es", { ...on("06"), story, language: "es" }),
  ];
  const list = (given: typeof posts) =>
    groupStories(given).map(({ key, posts: members }) => [key, members.map(({ id }) => id)]);

  it("come by their newest post, newest first, and so do the translations in them", () => {
    expect(list(posts)).toEqual([
      ["s", ["s-es", "s-en"]],
      ["new", ["new"]],
      ["old", ["old"]],
    ]);
  });

  it("are in the same order whatever the order of the posts, also of one moment", () => {
    const same = ["b", "a", "c", "B"].map((id) => buildPost(id));
    expect(list(same)).toEqual(list([...same].reverse()));
    expect(list(same).map(([key]) => key)).toEqual(["B", "a", "b", "c"]);
  });
});

describe("texts", () => {
  it("are ordered by their code units, on every machine", () => {
    expect(["b", "a", "Z", "ä", "aa"].sort(compareText)).toEqual(["Z", "a", "aa", "b", "ä"]);
    expect(compareText("a", "a")).toBe(0);
  });
});

describe("a plan", () => {
  const empty: Plan = {
    ...{ at: 5, releases: [], specials: [], issues: [], cursors: [] },
    ...{ takenUp: [], putBack: [] },
  };
  const one = [{}] as never[]; // nothing but that something is there is looked at
  it.each(["releases", "specials", "issues", "cursors"] as const)("is not empty with %s in it", (part) => {
    expect(isEmptyPlan(empty)).toBe(true);
    expect(isEmptyPlan({ ...empty, [part]: one })).toBe(false);
  });
});
