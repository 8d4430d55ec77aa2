import { createMarkdownRenderer } from "../../../src/adapters/markdown/markdown-renderer.ts";
import type { Article } from "../../../src/core/posts/article.ts";
import type { ArticleMailProps } from "../../../templates/mail/article/article.tsx";
import { sampleDigest, sampleStory } from "./samples.ts";

const paragraph = (words: string) => ({ html: `<p>${words}</p>`, text: words });

/** Every kind of block that an article may have, in its canonical form. */
export const SAMPLE_ARTICLE: Article = {
  whole: true,
  blocks: [
    paragraph("The first words."),
    { html: "<h2>A heading</h2>", text: "A heading\n---------" },
    {
      html: '<pre><span class="hl-k">const</span> a = <span class="hl-s">"b"</span>;</pre>',
      text: '```ts\nconst a = "b";\n```',
    },
    { html: "<ul><li>one<ul><li>two</li></ul></li></ul>", text: " * one\n   * two" },
    { html: "<blockquote><p>said</p></blockquote>", text: "> said" },
    {
      html: '<table><tr><th>a</th><th align="right">b</th></tr><tr><td>1</td><td align="right">2</td></tr></table>',
      text: "a   b\n1   2",
    },
    {
      html: '<p class="figure"><img src="https://blog.example.com/a.png" alt="A desk" class="picture"></p><p class="caption">Mine</p>',
      text: "[A desk]\n\nMine",
    },
    {
      html: '<p>With <a href="https://example.org/">a link</a>, <code>code</code><sup>[1]</sup>.</p>',
      text: "With a link (https://example.org/), `code`[1].",
    },
    { html: "<hr>", text: "---" },
    { html: '<ol class="notes"><li><p>A note.</p></li></ol>', text: " 1. A note." },
  ],
};

export const articleOf = (count: number, block = paragraph("word ".repeat(100)), whole = true): Article => ({
  blocks: Array.from({ length: count }, () => block),
  whole,
});

export function sampleArticleMail(changes: Partial<ArticleMailProps> = {}): ArticleMailProps {
  const { stories: _stories, issueUrl: _issueUrl, ...frame } = sampleDigest({ cadence: "instant" });
  return { ...frame, story: sampleStory(1), article: SAMPLE_ARTICLE, ...changes };
}

const EVERYTHING = `
# One

Words with *stress*, **more**, ~~less~~, \`code\`, a [link](/a?b=1&c=2), a [letter](mailto:a@example.com), and a note[^1].
H<sub>2</sub>O, <u>lined</u>, <small>small</small>, <kbd>Ctrl</kbd>, an ![icon](/icon.gif) and a line<br>break.

## Two

### Three

#### Four

> said

1. one
   - two

<!-- -->

3. three

<dl><dt>term</dt><dd>what it means</dd></dl>

\`\`\`ts
/** Why. */
export const half = (a: number): string => \`\${a / 2} "halves"\`; // 1 < 2
@decorated() class Cup extends Vessel {}
\`\`\`

| Left | Right |
| --- | ---: |
| \`a\` | 1 |

<table><caption>Joined</caption><thead><tr><th colspan="2">Both</th></tr></thead><tbody><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr></tbody><tfoot><tr><td>d</td><td>e</td></tr></tfoot></table>

![A desk](/desk.jpg)

<figure><img src="/a.png" alt="A chart" width="300" height="200"><figcaption>Mine</figcaption></figure>

<p lang="ar" dir="rtl">الطابور وعد</p>

***

[^1]: A [source](https://example.org/).
`;

/** Every element that a post may hold, as it comes out of the Markdown that an author writes. */
export const FULL_ARTICLE: Article = renderArticle(EVERYTHING);

function renderArticle(markdown: string): Article {
  const rendered = createMarkdownRenderer().render(
    markdown,
    new URL("https://blog.example.com/en/everything/"),
  );
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.problem));
  return rendered.value.article;
}
