import { describe, expect, it } from "vitest";
import { derivePostName, parsePostPath } from "../../../src/core/posts/post-path.ts";
import { parsePostsFolder } from "../../../src/core/posts/posts-folder.ts";

describe("the folder that posts lie in", () => {
  it.each([
    "src/content/blog",
    "/src/content/blog/",
    "./src/content/blog",
    " src/content/blog// ",
    "src/content/blog/.",
  ])("may be written as %j", (raw) => {
    expect(parsePostsFolder(raw)).toBe("src/content/blog");
  });

  it.each(["", " ", ".", "/", "./"])("is none where %j is written", (raw) => {
    expect(parsePostsFolder(raw)).toBe("");
  });

  it.each([
    "..",
    "a/../b",
    "a//b",
    "C:\\blog",
    "https://example.com/blog",
    "posts/*.md",
    "a\nb",
    7,
    ["posts"],
  ])("cannot be %j", (raw) => {
    expect(parsePostsFolder(raw)).toBeNull();
  });

  it("makes no difference to a path that begins with it, nor to a name that is one", () => {
    const paths = ["src/content/blog/en/x.md", "en/x.md"].map((path) =>
      parsePostPath(path, "src/content/blog"),
    );
    expect(paths).toEqual([
      { ok: true, value: "en/x.md" },
      { ok: true, value: "en/x.md" },
    ]);
    const names = ["en/x", "en/x.md", "en/x.MDX", "./en/x.md", "/en/x.markdown", "src/content/blog/en/x.md"];
    expect(names.map((name) => derivePostName(name, "src/content/blog"))).toEqual(names.map(() => "en/x"));
    expect(derivePostName("cafe\u0301.md", "")).toBe("caf\u00e9");
    expect(derivePostName("42", "src")).toBe("42");
  });

  it("is cut where it is a whole folder alone", () => {
    expect(parsePostPath("blogger/x.md", "blog")).toEqual({ ok: true, value: "blogger/x.md" });
  });
});
