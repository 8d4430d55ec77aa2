import { describe, expect, it } from "vitest";
import { expandDialects } from "../../../src/adapters/markdown/dialects/expand-dialects.ts";
import { HOSTILE_MARKDOWN } from "../../builders/hostile-markdown.ts";
import { timeFastest } from "../../builders/time-fastest.ts";

/** Measured under a tenth of it; work that grows with the square of the text would take minutes. */
const IN_TIME_MS = 8_000;

const expand = (markdown: string, path: string) =>
  expandDialects(markdown, {
    path,
    generator: null,
    data: {},
    siteUrl: new URL("https://blog.example.com"),
    findPost: () => null,
    findStoredPost: () => null,
  });

describe("the languages of generators", () => {
  it.each(HOSTILE_MARKDOWN)("are read in time where a text is %s for a quarter of a megabyte", (_, make) => {
    const markdown = make(256 * 1024);
    for (const path of ["x.md", "x.mdx"])
      expect(timeFastest(IN_TIME_MS, () => expand(markdown, path)).ms).toBeLessThan(IN_TIME_MS);
  });

  it("are read in time where a hundred thousand openings stand in one text", () => {
    for (const opening of ["{", "[[", "$", ":::", "{% ", "{{ ", "{{< ", "<A ", "`{"]) {
      const markdown = `${opening.repeat(100_000)}\n\n${`${opening}a `.repeat(100_000)}`;
      for (const path of ["x.md", "x.mdx"])
        expect(timeFastest(IN_TIME_MS, () => expand(markdown, path)).ms).toBeLessThan(IN_TIME_MS);
    }
  });
});
