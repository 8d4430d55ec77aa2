import { describe, expect, it } from "vitest";
import { composeArticleMail } from "../../templates/mail/article/article.tsx";
import { listNestingFaults, readVisibleText } from "./reading/html-reading.ts";
import { articleOf, sampleArticleMail } from "./samples/article-samples.ts";
import { sampleStory } from "./samples/samples.ts";

const bytes = (text: string) => new TextEncoder().encode(text).byteLength;
const compose = (changes: Parameters<typeof sampleArticleMail>[0] = {}) =>
  composeArticleMail(sampleArticleMail(changes));
const LISTING = (lines: number) => {
  const code = '<span class="hl-k">let</span> a = <span class="hl-n">1</span>\n'.repeat(lines);
  return { html: `<pre>${code}</pre>`, text: "```js\nlet a = 1\n```" };
};

describe("the mail of a whole post", () => {
  it("has the post's title as its own, and the newsletter's name above", () => {
    const { html, subject } = compose();
    expect(subject).toBe("Story number 1");
    expect(html.match(/<h1 [^>]*>(.*?)<\/h1>/)?.[1]).toContain("Story number 1");
    expect(readVisibleText(html)).toMatch(/The Example Gazette New post · 23 November 2026 .*Story number 1/);
    expect(listNestingFaults(html)).toEqual([]);
  });

  it("holds every block in both parts, and leads to the blog at the end", () => {
    const { html, text } = compose();
    for (const part of [readVisibleText(html), text])
      for (const words of ["The first words.", "A heading", "one", "said", "A note.", "Mine"])
        expect(part).toContain(words);
    expect(text).toContain('```ts\nconst a = "b";\n```');
    expect(text).toContain("a link (https://example.org/)");
    expect(readVisibleText(html)).toContain("Read it on the blog");
    expect(readVisibleText(html)).not.toContain("longer than a mail");
  });

  it("colours code inline, with roles for the dark", () => {
    expect(compose().html).toMatch(/<span class="hl-k" style="color:#[0-9a-f]{6}">const<\/span>/);
    expect(compose().html).toMatch(/prefers-color-scheme:dark\).*\.hl-k\{color:#[0-9a-f]{6}!important\}/);
    expect(compose().html).toMatch(/\[data-ogsc\] \.hl-k/);
  });

  it("gives pictures that stand alone a width for clients that know attributes only", () => {
    expect(compose().html).toContain('<img src="https://blog.example.com/a.png" alt="A desk" width="576"');
    const small =
      '<p><img src="https://e.org/a.png" alt="" class="picture" width="900" height="700"></p><p>a <img src="https://e.org/b.png" alt="b" width="20"></p>';
    const { html } = compose({ article: { whole: true, blocks: [{ html: small, text: "" }] } });
    expect(html).toMatch(/a\.png" alt="" width="576" [^>]*style="display:block;width:900px;max-width:100%;/);
    expect(html).toMatch(/b\.png" alt="b" width="20" /);
    expect(html).not.toContain("height=");
  });

  it("says an opening once that stands in for a description, and shows it in the inbox", () => {
    const description = "The first words. They go on…";
    const opening = { html: "<p>The <em>first</em> words. They &amp; go on and on.</p>", text: "" };
    const { html, text } = compose({
      story: sampleStory(1, { description }),
      article: { whole: true, blocks: [{ html: "<h2>Why</h2>", text: "" }, opening] },
    });
    expect(readVisibleText(html)).not.toContain("They go on…");
    expect(text).not.toContain("They go on…");
    expect(html).toMatch(/display:none[^>]*>The first words\. They go on…/);
  });

  it("says of every head of a table whether it is a column's or a row's", () => {
    const heads = "<thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><th>c</th><td>d</td></tr></tbody>";
    const block = { html: `<table>${heads}</table><table><tr><th>e</th></tr></table>`, text: "" };
    const { html } = compose({ article: { whole: true, blocks: [block] } });
    expect([...html.matchAll(/<th scope="(\w+)"/g)].map(([, scope]) => scope)).toEqual([
      "col",
      "col",
      "row",
      "col",
    ]);
  });

  it("says an opening once that has pictures in it or before it", () => {
    const picture = '<img src="https://e.org/a.png" alt="A &quot;desk&quot;">';
    const blocks = [
      { html: `<p>${picture}</p>`, text: "" },
      { html: `<p class="figure">${picture}</p><p class="caption">Mine</p>`, text: "" },
      { html: `<p>Here is ${picture} of wood.</p>`, text: "" },
    ];
    const description = 'Here is A "desk" of wood.';
    const { html } = compose({ story: sampleStory(1, { description }), article: { whole: true, blocks } });
    expect(readVisibleText(html)).not.toContain("desk of wood");
    expect(readVisibleText(html)).not.toMatch(/Here is A/);
  });

  it("shows a hero image once that the post begins with", () => {
    const image = { url: "http://e.org/a.png?b=1&c=2", alt: "A desk" };
    const picture = (place: string) =>
      `<p><img src="https://e.org/${place}" alt="A desk" class="picture"></p>`;
    const shown = (place: string) => {
      const blocks = [{ html: picture(place), text: "[A desk]" }, ...articleOf(1).blocks];
      return compose({ story: sampleStory(1, { image }), article: { whole: true, blocks } }).html.match(
        /<img /g,
      );
    };
    expect(shown("a.png?b=1&amp;c=2")).toHaveLength(1);
    expect(shown("b.png")).toHaveLength(2);
  });

  it("leaves nothing of the author's marks but roles of its own", () => {
    const { html } = compose();
    for (const mark of ['class="picture"', 'class="figure"', 'class="notes"', 'class="caption"'])
      expect(html).not.toContain(mark);
  });

  it("mirrors lists, quotes and tables where the words run from right to left, but not code", () => {
    const { html } = compose({ language: "ar", story: sampleStory(1, { language: "ar" }) });
    expect(html).toContain("padding:0 26px 0 0");
    expect(html).toContain("border-right:3px solid");
    expect(html).toContain("text-align:right");
    expect(html).toMatch(/<table role="presentation" dir="ltr"[^>]*><tr><td[^>]*><pre/);
    expect(html).toContain('<code dir="ltr"');
  });

  it("gives lists and quotations a margin in Outlook on Windows, which pads nothing but cells", () => {
    const outlook = compose().html.match(/<!--\[if mso\]><style>.*?<!\[endif\]-->/)?.[0];
    for (const element of ["ul", "ol", "blockquote"]) {
      expect(outlook).toMatch(new RegExp(`\\.ltr ${element}[^}]*\\{margin-left:26px !important\\}`));
      expect(outlook).toMatch(new RegExp(`\\.rtl ${element}[^}]*\\{margin-right:26px !important\\}`));
    }
    expect(compose().html).toContain('<tr><td style="padding:40px 32px 48px"><![endif]-->');
  });

  it("keeps code to the letter in a text part that runs from right to left", () => {
    const code = "```js\nlet a; // \u0646\u0635\n```";
    const article = { whole: true, blocks: [{ html: "", text: `Hi \u0646\u0635\n\n${code}` }] };
    const { text } = compose({ language: "ar", article });
    expect(text).toContain(code);
    expect(text).toContain("\u200fHi \u0646\u0635");
  });

  it("marks a post in another language than the mail's", () => {
    const { html } = compose({ language: "en", story: sampleStory(1, { language: "ar" }) });
    expect(html).toContain(
      '<div lang="ar" dir="rtl" style="direction:rtl;text-align:right"><p style="margin:0 0 20px">The first words.',
    );
  });

  it("is the same to the byte for the same props", () => {
    expect(compose()).toEqual(compose());
  });
});

describe("a post that is too long for a mail", () => {
  it("is cut between blocks within the budget, says so, and leads on", () => {
    const { html, text } = compose({ article: articleOf(500) });
    expect(bytes(html)).toBeLessThanOrEqual(90_000);
    expect(bytes(html)).toBeGreaterThan(80_000);
    expect(listNestingFaults(html)).toEqual([]);
    expect(readVisibleText(html)).toMatch(/word This post is longer than a mail should be\. Read on/);
    expect(text).toMatch(
      /This post is longer than a mail should be\.\nRead on:\nhttps:\/\/blog\.example\.com\/en\/story-1\/\n/,
    );
    expect(html.match(/word word/g)?.length).toBe(text.match(/word word/g)?.length);
  });

  it("is cut where the text part alone would be too long", () => {
    const { html, text } = compose({ article: articleOf(500, { html: "<p>a</p>", text: "a ".repeat(500) }) });
    expect(bytes(text)).toBeLessThanOrEqual(90_000);
    expect(readVisibleText(html)).toContain("This post is longer");
  });

  it("leads on too where only its beginning was stored", () => {
    expect(readVisibleText(compose({ article: articleOf(3, undefined, false) }).html)).toContain(
      "This post is longer",
    );
  });

  it("does not end with a heading or a rule", () => {
    const filling = articleOf(500).blocks;
    for (const html of ["<h2>Next</h2>", "<hr>"]) {
      const end = { html, text: "Next" };
      const blocks = filling.flatMap((block) => [block, end, end]);
      expect(compose({ article: { blocks, whole: true } }).html).toMatch(
        /word <\/p><\/div><div[^>]*><p [^>]*>This post/,
      );
    }
  });

  it("gives up the colours of code before words, where that makes it whole", () => {
    const fits = compose({ article: articleOf(2, LISTING(200)) });
    expect(fits.html).toContain('class="hl-k"');
    const tight = compose({ article: articleOf(2, LISTING(500)) });
    expect(tight.html).not.toContain('class="hl-k"');
    expect(readVisibleText(tight.html)).not.toContain("This post is longer");
    expect(tight.html.match(/let a = 1/g)).toHaveLength(1000);
  });

  it("keeps its colours where it has to be cut anyhow", () => {
    const { html } = compose({ article: articleOf(100, LISTING(200)) });
    expect(html).toContain('class="hl-k"');
    expect(readVisibleText(html)).toContain("This post is longer");
  });

  it("gives up colours, too, where a long listing would be cut off for them, and most of the post with it", () => {
    const blocks = [...articleOf(1).blocks, ...articleOf(1, LISTING(800)).blocks, ...articleOf(200).blocks];
    const { html } = compose({ article: { whole: true, blocks } });
    expect(html.match(/let a = 1/g)).toHaveLength(800);
    expect(html).not.toContain('class="hl-k"');
    expect(readVisibleText(html)).toContain("This post is longer");
    expect(bytes(html)).toBeGreaterThan(80_000);
  });

  it("keeps to the budget with the longest title, description and site", () => {
    const story = sampleStory(1, { title: "<>&".repeat(100), description: "“é”&".repeat(300) });
    const { html } = compose({ story, article: articleOf(500) });
    expect(bytes(html)).toBeLessThanOrEqual(90_000);
  });
});
