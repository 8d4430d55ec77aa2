import { describe, expect, it } from "vitest";
import { findFirstHeading } from "../../../../src/core/posts/front-matter/first-heading.ts";

describe("the heading that names a post", () => {
  it.each([
    ["# Hello\n\nBody", "Hello", "\nBody"],
    ["\n\n#  Hello  ##\nBody", "Hello", "\n\nBody"],
    ["Hello\n=====\nBody", "Hello", "Body"],
    ["## Hello {#hi}\nBody", "Hello", "Body"],
    [
      'import A from "./a"\n\n<!-- note -->\n\n# Hello\nBody',
      "Hello",
      'import A from "./a"\n\n<!-- note -->\n\nBody',
    ],
    ["Words first.\n\n# Hello\nBody", "Hello", "Words first.\n\nBody"],
    ["```\n# no\n```\n# Hello\n", "Hello", "```\n# no\n```\n"],
  ])("of %j is %s, and goes from the body", (source, text, body) => {
    expect(findFirstHeading(source)).toMatchObject({ text, body });
  });

  it.each(["", "Words", "Words\n\n## A part\n", "```\n# code\n", "#hashtag\n", "---\n\nWords", "- a\n---\n"])(
    "is not in %j",
    (source) => expect(findFirstHeading(source)).toBeNull(),
  );

  it("is late where words stand before it", () => {
    expect(findFirstHeading("Words\n\n# Hello")?.isLate).toBe(true);
    expect(findFirstHeading("![](a.png)\n\n# Hello")?.isLate).toBe(false);
    expect(findFirstHeading("[![](a.png)](b)\n\n# Hello")?.isLate).toBe(false);
  });
});
