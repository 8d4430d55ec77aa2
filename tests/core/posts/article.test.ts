import { describe, expect, it } from "vitest";
import { type Article, MAX_FROZEN_BYTES, selectFrozenArticles } from "../../../src/core/posts/article.ts";

const articleOf = (bytes: number): Article => ({
  blocks: [{ html: "x".repeat(bytes), text: "" }],
  whole: true,
});

describe("frozen articles", () => {
  it("are those that fit into one row together, the first ones first", () => {
    const half = MAX_FROZEN_BYTES / 2;
    const kept = selectFrozenArticles([
      ["a", articleOf(half)],
      ["b", articleOf(half)],
      ["c", articleOf(100)],
    ]);
    expect([...kept.keys()]).toEqual(["a", "c"]);
  });

  it("are counted in bytes, as they are stored", () => {
    const signs = { blocks: [{ html: '"é"'.repeat(MAX_FROZEN_BYTES / 5), text: "" }], whole: true };
    expect(selectFrozenArticles([["a", signs]]).size).toBe(0);
  });
});
