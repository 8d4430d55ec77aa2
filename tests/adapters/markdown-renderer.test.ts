import { describe, expect, it } from "vitest";
import { createMarkdownRenderer } from "../../src/adapters/markdown/markdown-renderer.ts";
import { HOSTILE_MARKDOWN } from "../builders/hostile-markdown.ts";
import { timeFastest } from "../builders/time-fastest.ts";

const renderer = createMarkdownRenderer();
const BASE = new URL("https://blog.example.com/en/hello");
const render = (markdown: string) => {
  const result = renderer.render(markdown, BASE);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};
const htmlOf = (markdown: string) => render(markdown).html;
/** Measured under a second; on a busy machine seven were seen. */
const IN_TIME_MS = 20_000;

describe("Markdown", () => {
  it("becomes HTML with headings, tables, code and struck text", () => {
    const html = htmlOf(
      "## Why\n\n~~old~~ *new*\n\n| a | b |\n|:--|--:|\n| 1 | 2 |\n\n```ts\nconst a = 1 < 2;\n```\n",
    );
    expect(html).toContain("<h2>Why</h2>");
    expect(html).toContain("<s>old</s> <em>new</em>");
    expect(html).toContain('<td align="right">2</td>');
    expect(html).toContain('<code class="language-ts">const a = 1 &lt; 2;\n</code>');
  });

  it("leads every link and picture to the blog by its full address", () => {
    expect(htmlOf("[a](../x) [b](#top) [c](?q=1) ![d](pic.png)")).toBe(
      '<p><a href="https://blog.example.com/x">a</a> <a href="https://blog.example.com/en/hello#top">b</a> ' +
        '<a href="https://blog.example.com/en/hello?q=1">c</a> <img alt="d" src="https://blog.example.com/en/pic.png" /></p>',
    );
    expect(htmlOf("[m](mailto:a@example.com) https://example.org/a_b")).toContain(
      'href="https://example.org/a_b"',
    );
  });

  it("makes no link of what only looks like a host or an address", () => {
    expect(htmlOf("see node.js, example.com and me@example.com")).not.toContain("<a");
  });

  it.each([
    "<script>alert(1)</script>",
    "<style>p{}</style>",
    "<iframe src=https://evil.example>in</iframe>",
    "<object data=x>in</object>",
    '<svg onload="alert(1)"><a xlink:href="javascript:alert(1)">s</a></svg>',
    "<img src=x onerror=alert(1)>",
    "<b onclick=x>b</b>",
    "[x](javascript:alert(1))",
    '<a href="java&#10;script:alert(1)">x</a>',
    "<a href=' javascript:alert(1)'>x</a>",
    "[x](vbscript:x)",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    '<a href="data:text/html,x">x</a>',
    "<form action=x><input name=a></form>",
    "<meta http-equiv=refresh content=0>",
    "<base href=//evil.example>",
    "<link rel=stylesheet href=x>",
    "<math><mtext><script>alert(1)</script>",
    '<p style="position:fixed" id="x" class="y">z</p>',
    "<template><script>1</script></template>",
    "<!--<img src=--><img src=x onerror=alert(1)//>",
  ])("runs nothing of %s", (markdown) => {
    const tags =
      htmlOf(markdown)
        .match(/<[^>]*>/g)
        ?.join("") ?? "";
    expect(tags).not.toMatch(
      /script|style|iframe|object|svg|math|form|input|meta|base|link|template|\son\w+=|data:|\sid=|class=/i,
    );
  });

  it("has no character that a feed could break on, not even by a number", () => {
    const { html, text } = render("a &#27;[31m &#0; <b>&#x1b;&#xFFFF;</b> \u001b[0m \u0007 b");
    expect(html + text).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/);
  });

  it("becomes plain text that keeps code, tables and where links lead", () => {
    const { text } = render(
      "# Hi\n\nSee [the docs](https://example.org/d) and https://example.org/e\n\n```\nif (a) {\n  b\n}\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![A cat](c.png)\n",
    );
    expect(text).toContain("See the docs (https://example.org/d) and https://example.org/e");
    expect(text).toContain("if (a) {\n  b\n}");
    expect(text).toMatch(/^a +b$/m);
    expect(text).toContain("A cat");
    expect(text).not.toContain("c.png");
  });

  it("counts its words and offers its first paragraph", () => {
    const { words, excerpt } = render(
      "# Title\n\n![](x.png)\n\nIt's *one* [two](https://example.org/three) three-four.\n\nNext.",
    );
    expect(words).toBe(6);
    expect(excerpt).toBe("It's one two three-four.");
    expect(render("```\ncode\n```").excerpt).toBe("");
    expect(render("![A desk](d.png)\n\nWords :) ![smile](s.png) here.").excerpt).toBe("Words :) smile here.");
    const long = render(`${"word ".repeat(100)}`).excerpt;
    expect(long.length).toBeLessThanOrEqual(300);
    expect(long.endsWith("word…")).toBe(true);
  });

  it("may be empty", () => {
    const article = { blocks: [], whole: true };
    expect(render("\n\n")).toEqual({ html: "", text: "", article, words: 0, excerpt: "" });
  });

  it.each(HOSTILE_MARKDOWN)("answers in time where it is %s for 256 KiB", (_, make) => {
    const { ms, made } = timeFastest(IN_TIME_MS, () => renderer.render(make(256 * 1024), BASE));
    expect(ms).toBeLessThan(IN_TIME_MS);
    if (!made.ok) expect(["post-invalid", "post-too-large"]).toContain(made.problem.kind);
  });

  it("is refused where its HTML would not fit a row of the database", () => {
    expect(renderer.render("&".repeat(450_000), BASE)).toMatchObject({
      ok: false,
      problem: { kind: "post-too-large" },
    });
  });

  it.each([
    ["more than 50,000 lines", "a\n".repeat(50_001), "lines"],
    ["more than a thousand footnotes", "^[a] ".repeat(1_001), "footnotes"],
    ["more than 40,000 elements", "*a* ".repeat(40_001), "split the post"],
    ["elements more than 200 deep", "<div>".repeat(201), "close them"],
  ])("is refused with the figure where it has %s", (_, markdown, reason) => {
    const result = renderer.render(markdown, BASE);
    expect(result.ok ? "" : result.problem.faults?.[0]?.reason).toContain(reason);
  });

  it.each([
    [
      "a cell that spans the whole table",
      '<table><tr><td colspan="1000" rowspan="1000">cell</td></tr></table>',
    ],
    ["more columns than a line holds", `<table><tr>${"<td>cell</td>".repeat(60)}</tr></table>`],
  ])("keeps the words of a table with %s, and no columns", (_, markdown) => {
    const { text, article } = render(markdown);
    expect(text).toContain("cell");
    expect(article.blocks[0]?.text.length).toBeLessThan(1_000);
  });

  it("keeps a table of ten thousand rows readable as text", () => {
    const table = `|a|b|\n|-|-|\n${"|x|y|\n".repeat(10_000)}`;
    const { ms, made } = timeFastest(IN_TIME_MS, () => render(table));
    expect(ms).toBeLessThan(IN_TIME_MS);
    expect(made.text).toContain("x");
  });
});
