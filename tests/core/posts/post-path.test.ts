import { describe, expect, it } from "vitest";
import { parsePostPath } from "../../../src/core/posts/post-path.ts";

describe("the path of a post", () => {
  it.each([
    "hello.md",
    "en/hello.md",
    "en/hello.mdx",
    "a/b/c/index.markdown",
    "en/hello",
    "es/adiós.es.md",
    "en/v1.2-out",
  ])("may be %s", (path) => expect(parsePostPath(path)).toEqual({ ok: true, value: path }));

  it("is the same whichever way a machine writes an accent", () => {
    expect(parsePostPath("es/adio\u0301s.md")).toEqual({ ok: true, value: "es/adiós.md" });
  });

  it.each([
    "",
    "/en/hello.md",
    "en//hello.md",
    "en/hello.md/",
    "../secret.md",
    "en/../../x.md",
    "en/./x.md",
    "en/ /x.md",
    "en\\hello.md",
    "en/he\u0000llo.md",
    "en/he\nllo.md",
    "en/\ud800.md",
    "en/hello.html",
    "en/.md",
    ".md",
    `${"a".repeat(300)}.md`,
  ])("is refused as %j", (path) => {
    expect(parsePostPath(path)).toMatchObject({ ok: false, problem: { kind: "post-path-malformed" } });
  });
});
