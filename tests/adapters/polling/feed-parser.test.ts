import { describe, expect, it } from "vitest";
import { feedParser } from "../../../src/adapters/polling/feed-parser.ts";
import type { FeedEntry } from "../../../src/core/polling/feed-entry.ts";

const URL = "https://blog.example.org/feed.xml";
function read(body: string): FeedEntry {
  const feed = feedParser.parse(body, URL);
  const [entry] = feed.ok ? feed.value.entries : [];
  if (entry === undefined) throw new Error(feed.ok ? "no entry" : feed.problem);
  return entry;
}
const rss = (item: string, more = "") =>
  `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>B</title><link>https://blog.example.org/</link>${more}<item>${item}</item></channel></rss>`;
const atom = (entry: string, more = "") =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${more}><title>B</title><link href="https://blog.example.org/"/><entry>${entry}</entry></feed>`;

describe("an item of RSS", () => {
  it("has its title, link, guid, date, tags and whole body", () => {
    const entry = read(
      rss(
        "<title>Hello &amp; more</title><link>https://blog.example.org/hello/</link><guid isPermaLink='false'>7</guid><pubDate>Fri, 20 Nov 2026 10:00:00 +0100</pubDate><category>One</category><category>Two</category><description>Short</description><content:encoded><![CDATA[<p>Long</p>]]></content:encoded>",
      ),
    );
    expect(entry).toMatchObject({
      title: "Hello & more",
      url: "https://blog.example.org/hello/",
      guid: "7",
      publishedAt: Date.parse("2026-11-20T09:00Z"),
      tags: ["One", "Two"],
      summary: "Short",
      html: "<p>Long</p>",
    });
  });

  it.each([
    [
      "in a CDATA section",
      "<content:encoded><![CDATA[<pre>  &lt;div&gt;\n    two</pre>]]></content:encoded>",
    ],
    ["escaped", "<description>&lt;pre&gt;  &amp;lt;div&amp;gt;\n    two&lt;/pre&gt;</description>"],
  ])("keeps code that shows a tag, and its lines, %s", (_, body) => {
    expect(read(rss(`<title>T</title>${body}`)).html).toBe("<pre>  &lt;div&gt;\n    two</pre>");
  });

  it.each([
    ["About &lt;div&gt;", "About <div>"],
    ["<![CDATA[It&#8217;s <em>on</em>]]>", "It’s on"],
    ["Fish &amp;amp; Chips", "Fish & Chips"],
    ["a &lt; b", "a < b"],
    ["R&amp;D", "R&D"],
  ])("has a title in plain text: %s", (title, plain) => {
    expect(read(rss(`<title>${title}</title>`)).title).toBe(plain);
  });

  it("has its guid as its page where it has no other", () => {
    expect(read(rss("<title>T</title><guid>https://blog.example.org/x</guid>")).url).toBe(
      "https://blog.example.org/x",
    );
    expect(read(rss("<title>T</title><guid isPermaLink='false'>urn:x</guid>")).url).toBeNull();
  });

  it("has its date from Dublin Core too, and none where there is none or it is no date", () => {
    expect(read(rss("<title>T</title><dc:date>2026-11-20T10:00:00Z</dc:date>")).publishedAt).toBe(
      Date.parse("2026-11-20T10:00Z"),
    );
    expect(read(rss("<title>T</title><pubDate>soon</pubDate>")).publishedAt).toBeNull();
  });

  it("takes no picture's description for the post", () => {
    expect(
      read(
        rss(
          "<title>T</title><media:content url='https://x.example.org/a.jpg' medium='image'><media:description>Cat</media:description></media:content><description>Words</description>",
        ),
      ).html,
    ).toBe("Words");
  });

  it("is read in spite of a byte order mark, blanks, a bare ampersand and unknown entities", () => {
    expect(read(`\uFEFF\n ${rss("<title>A & B</title><description>x&nbsp;y</description>")}`)).toMatchObject({
      title: "A & B",
    });
  });

  it("is read from RSS 1.0", () => {
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>B</title><link>https://blog.example.org/</link></channel><item rdf:about="https://blog.example.org/a"><title>A</title><link>https://blog.example.org/a</link><description>W</description></item></rdf:RDF>`;
    expect(read(rdf)).toMatchObject({ title: "A", url: "https://blog.example.org/a", html: "W" });
  });
});

describe("an entry of Atom", () => {
  it("has its alternate link, id, date, language and tags", () => {
    const entry = read(
      atom(
        "<title>A &lt;b&gt;</title><id>tag:x,2026:1</id><link rel='self' href='/self'/><link rel='alternate' href='/a/'/><published>2026-11-20T10:00:00Z</published><updated>2026-11-21T10:00:00Z</updated><category term='go' label='Go'/><content type='html'>&lt;p&gt;W&lt;/p&gt;</content>",
      ),
    );
    expect(entry).toMatchObject({
      title: "A <b>",
      guid: "tag:x,2026:1",
      url: "https://blog.example.org/a/",
      publishedAt: Date.parse("2026-11-20T10:00Z"),
      tags: ["Go"],
      html: "<p>W</p>",
    });
  });

  it("takes XHTML as it stands there, without the div around it, and text as text", () => {
    expect(
      read(
        atom(
          "<title>T</title><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>a &lt;b&gt; <img src='x.png' alt='y'/></p></div></content>",
        ),
      ).html,
    ).toBe('<p>a &lt;b&gt; <img src="x.png" alt="y"></p>');
    expect(read(atom("<title>T</title><content type='text'>a &lt;b&gt; c</content>")).html).toBe(
      "a &lt;b&gt; c",
    );
    expect(
      read(atom("<title type='html'>a &amp;lt; b &lt;em&gt;c&lt;/em&gt;</title><summary>S</summary>")),
    ).toMatchObject({ title: "a < b c", html: "S" });
  });

  it("resolves by xml:base, of the feed or of the content", () => {
    const base = "xml:base='https://cdn.example.org/posts/'";
    expect(
      read(atom(`<title>T</title><link href='a/'/><content type='html' ${base}>x</content>`)),
    ).toMatchObject({ baseUrl: "https://cdn.example.org/posts/" });
    expect(read(atom("<title>T</title><link href='a/'/><content type='html'>x</content>", base)).url).toBe(
      "https://cdn.example.org/posts/a/",
    );
  });

  it("has its language", () => {
    expect(read(atom("<title>T</title>", "xml:lang='es'"))).toMatchObject({ language: null });
    const feed = feedParser.parse(atom("<title>T</title>", "xml:lang='es'"), URL);
    expect(feed).toMatchObject({ ok: true, value: { language: "es" } });
    expect(
      read(`<feed xmlns="http://www.w3.org/2005/Atom"><entry xml:lang="pt"><title>T</title></entry></feed>`)
        .language,
    ).toBe("pt");
  });
});

describe("an item of JSON Feed", () => {
  const json = (item: object) =>
    JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "B",
      language: "de",
      items: [item],
    });
  it("has everything", () => {
    expect(
      read(
        json({
          id: 7,
          url: "/a",
          title: "A < B",
          content_html: "<p>W</p>",
          summary: "S",
          date_published: "2026-11-20T10:00:00+01:00",
          tags: ["x"],
          language: "es",
          image: "/i.png",
        }),
      ),
    ).toMatchObject({
      guid: "7",
      url: "https://blog.example.org/a",
      title: "A < B",
      html: "<p>W</p>",
      summary: "S",
      publishedAt: Date.parse("2026-11-20T09:00Z"),
      tags: ["x"],
      language: "es",
      imageUrl: "https://blog.example.org/i.png",
    });
  });
  it("is read though half of its fields are of another kind", () => {
    expect(read(json({ id: "a", title: 7, tags: "x", content_text: "one <\n\ntwo" }))).toMatchObject({
      title: "",
      tags: [],
      html: "<p>one &lt;</p>\n<p>two</p>",
    });
  });
});

describe("what is no feed, or a hostile one", () => {
  it.each([
    ["nothing", ""],
    ["a page", "<!DOCTYPE html><html><body>no</body></html>"],
    ["XHTML", "<html xmlns='http://www.w3.org/1999/xhtml'/>"],
    ["JSON of another kind", '{"items":[]}'],
    ["broken JSON", '{"version":"https://jsonfeed.org/version/1","items":['],
    ["broken XML", "<rss><channel><item><title>"],
    ["another document", "<?xml version='1.0'?><svg/>"],
    ["a sitemap", "<urlset><url><loc>https://x</loc></url></urlset>"],
    ["bytes", "\u0000\u0001\u0002"],
    ["deep nesting", `<rss><channel>${"<a>".repeat(100_000)}`],
    [
      "an entity bomb",
      `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, n) => `<!ENTITY a${n} "${`&a${n === 0 ? "" : n - 1};`.repeat(10)}">`).join("")}]><rss><channel><title>&a8;</title></channel></rss>`,
    ],
  ])("is told apart, in words: %s", (_, body) => {
    const began = performance.now();
    const feed = feedParser.parse(body, URL);
    if (feed.ok) expect(feed.value.entries).toEqual([]);
    else expect(feed.problem).toMatch(/\w{3}.*\.?$/);
    expect(performance.now() - began).toBeLessThan(20_000); // a bomb takes for ever
  });

  it("expands no external entity", () => {
    const body = `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${rss("<title>&x;</title>").replace(/<\?xml.*?\?>/, "")}`;
    const feed = feedParser.parse(body, URL);
    expect(JSON.stringify(feed)).not.toContain("root:");
  });

  it("is read up to five hundred items", () => {
    const many = rss(Array.from({ length: 3_000 }, (_, n) => `<title>${n}</title></item><item>`).join(""));
    const feed = feedParser.parse(many, URL);
    expect(feed.ok && feed.value.entries.length).toBe(500);
  });
});
