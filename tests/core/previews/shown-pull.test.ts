import { describe, expect, it } from "vitest";
import { selectShownPosts } from "../../../src/core/previews/shown-pull.ts";

const file = (path: string, text = "A") => ({ path, source: new TextEncoder().encode(text) });
const nothing = { files: [], removed: [], leftOut: 0 };
const pathsOf = (files: readonly { readonly path: string }[]) => files.map(({ path }) => path);

describe("of what a workflow shows", () => {
  it("posts below their folder are previewed, and nothing else", () => {
    const files = [
      "posts/a.md",
      "posts/b.MDX",
      "posts/c.txt",
      "README.md",
      "posts/.d/e.md",
      "other/posts/f.md",
    ];
    const shown = selectShownPosts({ ...nothing, files: files.map((path) => file(path)) }, "posts");
    expect(pathsOf(shown.files)).toEqual(["posts/a.md", "posts/b.MDX"]);
    expect(shown.leftOut).toBe(0);
    const all = selectShownPosts({ ...nothing, files: files.map((path) => file(path)) }, "");
    expect(pathsOf(all.files)).toEqual(["posts/a.md", "posts/b.MDX", "README.md", "other/posts/f.md"]);
  });

  it("ten are previewed, and how many more there are is told with those that were not sent", () => {
    const files = Array.from({ length: 12 }, (_, n) => file(`${n}.md`));
    const shown = selectShownPosts({ ...nothing, files, leftOut: 3 }, "");
    expect([shown.files.length, shown.leftOut]).toEqual([10, 5]);
    const few = selectShownPosts({ ...nothing, files: files.slice(0, 10), leftOut: 3 }, "");
    expect([few.files.length, few.leftOut]).toEqual([10, 3]);
  });

  it("a file that comes twice is one, as it came last", () => {
    const { files } = selectShownPosts(
      { ...nothing, files: [file("a.md"), file("b.md"), file("a.md", "B")] },
      "",
    );
    expect(files).toEqual([file("a.md", "B"), file("b.md")]);
  });

  it("posts that are gone are told once, unless something lies there", () => {
    const removed = ["posts/a.md", "posts/a.md", "posts/b.md", "README.md", "posts/c.txt"];
    const shown = selectShownPosts({ ...nothing, files: [file("posts/b.md")], removed }, "posts");
    expect(shown.removed).toEqual(["posts/a.md"]);
  });
});
