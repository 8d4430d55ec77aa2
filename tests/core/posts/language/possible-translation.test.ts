import { describe, expect, it } from "vitest";
import { findPossibleTranslation } from "../../../../src/core/posts/language/possible-translation.ts";

const find = (path: string, offered: readonly string[] = ["en", "es"]) =>
  findPossibleTranslation(path, offered);

describe("a path of which a part is a language and a word as well", () => {
  it.each([
    ["guide-it.md", "guide", "it"],
    ["guide_it.md", "guide", "it"],
    ["Guide-IT.md", "Guide", "it"],
    ["blog/guide-no.mdx", "blog/guide", "no"],
    ["blog/guide-it/index.md", "blog/guide", "it"],
    ["guide-fi.md", "guide", "fi"],
    ["a/b/my-post_is.md", "a/b/my-post", "is"],
    ["user-id.md", "user", "id"],
    ["posts/tech/it/guide.md", "posts/tech/guide", "it"],
  ])("makes %s a possible translation of %s", (path, of, tag) => {
    expect(find(path)?.of).toBe(of);
    expect(find(path)?.doubt).toContain(`write lang: ${tag} or lang: en`);
  });

  it.each([
    "guide.md",
    "guide-to.md",
    "make-do.md",
    "about-us.md",
    "how-to-be.md",
    "this-or.md",
    "tech-ml.md",
    "guide-ita.md",
    "-it.md",
    "it.md",
  ])("and %s none: no blog is written in that", (path) => {
    expect(find(path)).toBeNull();
  });

  it.each([
    "en/guide-it.md",
    "es/guide-it.md",
    "guide-it.en.md",
    "guide-it.fr.md",
    "guide-fr.md",
    "it/guide.md",
  ])("nor %s, which says its language elsewhere", (path) => {
    expect(find(path)).toBeNull();
  });

  it("nor one whose language is offered, which is a doubt of its own", () => {
    expect(find("guide-it.md", ["en", "it"])).toBeNull();
  });
});
