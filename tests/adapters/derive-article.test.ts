import { describe, expect, it } from "vitest";
import { createMarkdownRenderer } from "../../src/adapters/markdown/markdown-renderer.ts";
import type { Article } from "../../src/core/posts/article.ts";
import { measureText } from "../../src/core/text/display-width.ts";

const renderer = createMarkdownRenderer();

function articleOf(markdown: string): Article {
  const rendered = renderer.render(markdown, new URL("https://blog.example.com/en/hello/"));
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.problem));
  return rendered.value.article;
}

const htmlOf = (markdown: string) => articleOf(markdown).blocks.map((block) => block.html);
const textOf = (markdown: string) =>
  articleOf(markdown)
    .blocks.map((block) => block.text)
    .join("\n\n");

describe("the article of a post", () => {
  it("is its blocks, one after the other, in both parts", () => {
    const article = articleOf("## Why\n\nA *word*.\n\n- one\n- two\n");
    expect(article).toEqual({
      whole: true,
      blocks: [
        { html: "<h2>Why</h2>", text: "Why\n---" },
        { html: "<p>A <em>word</em>.</p>", text: "A word." },
        { html: "<ul><li>one</li><li>two</li></ul>", text: " * one\n * two" },
      ],
    });
  });

  it("leaves the first rank of headings to the mail's title", () => {
    expect(htmlOf("# One\n\n### Three\n\n###### Six")).toEqual([
      "<h2>One</h2>",
      "<h3>Three</h3>",
      "<h4>Six</h4>",
    ]);
  });

  it("colours code whose language is known, and only what has a role", () => {
    expect(htmlOf("```ts\nconst a = `b`; // why <\n```\n")).toEqual([
      '<pre><span class="hl-k">const</span> a = <span class="hl-s">`b`</span>; <span class="hl-c">// why &lt;</span></pre>',
    ]);
    expect(htmlOf("```brainmelt\na < b\n```\n")).toEqual(["<pre>a &lt; b</pre>"]);
    expect(htmlOf("    plain & indented\n")).toEqual(["<pre>plain &amp; indented</pre>"]);
  });

  it("knows a language by the names and the highlighted lines that fences use", () => {
    for (const fence of ["js", "JS", "tsx", "js {1,3}", 'ts title="a.ts"', "javascript"])
      expect(htmlOf(`\`\`\`${fence}\nreturn 1\n\`\`\`\n`)[0]).toContain('<span class="hl-k">return</span>');
  });

  it("keeps code inside a string as code", () => {
    const inside = `${"$"}{b.c(`;
    const [html = ""] = htmlOf(`\`\`\`ts\n\`a ${inside}1)} d\`\n\`\`\`\n`);
    expect(html).toContain(`</span> ${inside}<span class="hl-n">1</span>)}<span class="hl-s">`);
  });

  it("keeps code between fences in the text part, to the letter and with its language", () => {
    const code = `if (a) {\n\treturn "${"long ".repeat(30)}";\n}`;
    expect(textOf(`Look:\n\n\`\`\`go\n${code}\n\`\`\`\n`)).toBe(`Look:\n\n\`\`\`go\n${code}\n\`\`\``);
  });

  it("wraps words at 72 columns in the text part, and keeps where links lead", () => {
    const text = textOf(`${"word ".repeat(30)}[there](https://example.org/${"x".repeat(80)}) \`code\``);
    expect(text.split("\n").filter((line) => line.length > 72 && !line.includes("https://"))).toEqual([]);
    expect(text).toContain(`there\n(https://example.org/${"x".repeat(80)})`);
    expect(text).toContain("`code`");
  });

  it.each([
    ["Russian", "Каждый сетевой вызов имеет три конца, и все они обычны. ".repeat(40)],
    ["Greek", "Κάθε κλήση στο δίκτυο έχει τρία τέλη. ".repeat(60)],
    ["Chinese", "每个网络调用都有三种结局：成功、失败，或者不知道。".repeat(60)],
    ["Thai", "การเรียกผ่านเครือข่ายทุกครั้งมีจุดจบสามแบบ".repeat(40)],
    ["emoji", "👩‍👩‍👧‍👦🇪🇸".repeat(300)],
  ])("wraps 2,000 letters in one paragraph of %s, in a list and in a quote", (_, words) => {
    for (const text of [words, `- ${words}`, `> ${words}`, `1. > - ${words}`, `## ${words}`]) {
      const lines = textOf(text).split("\n");
      expect(Math.max(...lines.map(measureText))).toBeLessThanOrEqual(72);
      expect(lines.length).toBeGreaterThan(15);
    }
  });

  it("goes on under a mark of a list where its text began, and with the mark of a quote", () => {
    const text = textOf(`- ${"word ".repeat(20)}\n\n> ${"word ".repeat(20)}`);
    expect(text.split("\n").map((line) => line.slice(0, 7))).toEqual([
      " * word",
      "   word",
      "",
      "> word ",
      "> word ",
    ]);
  });

  it("leaves code and the rows of tables as they are, however wide", () => {
    const row = (word: string) =>
      `| ${Array.from({ length: 9 }, (_, n) => `${word}${n} and more`).join(" | ")} |`;
    const text = textOf(
      `${row("head")}\n|${"---|".repeat(9)}\n${row("cell")}\n\n\`\`\`\n${"字".repeat(60)}\n\`\`\`\n`,
    );
    expect(text).toMatch(/^cell0 and more +cell1 and more .* +cell8 and more$/m);
    expect(text).toContain(`\n${"字".repeat(60)}\n`);
    expect(text).not.toContain("\ufffe");
  });

  it("sets a picture that stands alone as a picture, by https, with its words in both parts", () => {
    const { blocks } = articleOf("![A desk](http://example.org/d.png)\n\nAn ![icon](i.png) in words.\n");
    expect(blocks[0]).toEqual({
      html: '<p><img src="https://example.org/d.png" alt="A desk" class="picture"></p>',
      text: "[A desk]",
    });
    expect(blocks[1]?.html).toBe(
      '<p>An <img src="https://blog.example.com/en/hello/i.png" alt="icon"> in words.</p>',
    );
  });

  it("keeps the size that an author gave a picture, and gives every picture words, if empty ones", () => {
    expect(htmlOf('<img src="a.png" width="300" height="200">')[0]).toBe(
      '<p><img src="https://blog.example.com/en/hello/a.png" alt="" class="picture" width="300" height="200"></p>',
    );
  });

  it("turns figures, captions, boxes and details into blocks of words", () => {
    expect(
      htmlOf(
        "<figure><img src=q.png alt=Q><figcaption>Cap <b>x</b></figcaption></figure>\n\n<details><summary>More</summary>\n\ntext\n\n</details>\n\n<div><div>deep</div></div>",
      ),
    ).toEqual([
      '<p class="figure"><img src="https://blog.example.com/en/hello/q.png" alt="Q" class="picture"></p>' +
        '<p class="caption">Cap <strong>x</strong></p>',
      "<p><strong>More</strong></p>",
      "<p>text</p>",
      "<p>deep</p>",
    ]);
  });

  it("numbers footnotes in brackets and lists them at the end, without links that no client follows", () => {
    const html = htmlOf("Said[^a] and[^b].\n\n[^a]: The [note](/n).\n[^b]: Two.\n");
    expect(html).toEqual([
      "<p>Said<sup>[1]</sup> and<sup>[2]</sup>.</p>",
      "<hr>",
      '<ol class="notes"><li><p>The <a href="https://blog.example.com/n">note</a>.</p></li><li><p>Two.</p></li></ol>',
    ]);
    expect(textOf("Said[^a].\n\n[^a]: The note.\n")).toMatch(/^Said\[1\]\.\n\n-+\n\n 1\. The note\.$/);
  });

  it("gives tables without blanks between their cells, captions above", () => {
    expect(
      htmlOf("<table><caption>C</caption>\n<tr>\n<th>a</th>\n<td align=right>1</td></tr></table>"),
    ).toEqual(['<p class="caption">C</p><table><tr><th>a</th><td align="right">1</td></tr></table>']);
  });

  it("divides a long list into parts that go on counting", () => {
    const { blocks, whole } = articleOf(
      Array.from({ length: 100 }, (_, n) => `${n + 1}. ${"word ".repeat(40)}`).join("\n"),
    );
    expect(whole).toBe(true);
    expect(blocks.length).toBeGreaterThan(3);
    const starts = blocks.map(({ html }) => Number(/start="(\d+)"/.exec(html)?.[1] ?? 1));
    expect(starts).toEqual(
      blocks.map((_, index) =>
        blocks.slice(0, index).reduce((sum, { html }) => sum + (html.match(/<li>/g)?.length ?? 0), 1),
      ),
    );
    expect(blocks.map(({ html }) => html.includes('class="part"'))).toEqual(
      blocks.map((_, index) => index < blocks.length - 1),
    );
    expect(blocks.at(-1)?.text).toContain(" 100. word");
  });

  it("ends between blocks where a mail could show no more, and says so", () => {
    const { blocks, whole } = articleOf("A paragraph of words.\n\n".repeat(10_000));
    expect(whole).toBe(false);
    const bytes = blocks.reduce((sum, { html }) => sum + html.length, 0);
    expect(bytes).toBeGreaterThan(80_000);
    expect(bytes).toBeLessThanOrEqual(90_000);
    expect(articleOf(`Before.\n\n${"x ".repeat(60_000)}\n\nAfter.`)).toEqual({
      blocks: [{ html: "<p>Before.</p>", text: "Before." }],
      whole: false,
    });
  });

  it("is in the canonical form that templates dress without a parser", () => {
    const hostile =
      '<a href="https://e.org/?a=1&b=%22\'<>">x</a> <img src="i.png" alt="a > b < c &quot;d&quot;"> a & b <b lang="fr">c</b> <span lang="ar" dir="rtl">d</span>\n\n<pre><code class="language-x onclick=1">&lt;b&gt;</code></pre>\n\n| a |\n|---|\n| `<>` |\n';
    const whole = htmlOf(hostile).join("");
    const tag = /<\/?[a-z][a-z0-9]*(?: [a-z]+="[^"<>]*")*>/g;
    expect(whole.replace(tag, "")).not.toMatch(/[<>"]/);
    expect(whole).toContain('<span lang="ar" dir="rtl">d</span>');
  });

  it("has neither blocks nor a rest where the post has no body", () => {
    expect(articleOf("\n")).toEqual({ blocks: [], whole: true });
  });
});
