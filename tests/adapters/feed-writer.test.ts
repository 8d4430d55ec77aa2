import { describe, expect, it } from "vitest";
import { feedWriter } from "../../src/adapters/feeds/feed-writer.ts";
import type { FeedFormat } from "../../src/core/posts/feed.ts";
import type { FeedDocument } from "../../src/core/posts/feed-document.ts";
import type { RenderedPost } from "../../src/core/posts/post.ts";
import { at, buildPost } from "../builders/posts.ts";
import { findAll, readXml, textOf } from "../builders/read-xml.ts";

const HOSTILE = 'a ]]> b ]]> <script>alert(1)</script> & "q" \u001b[31mred\u0000\ufffe\uffff\r\nnext';
const CLEAN = 'a ]]> b ]]> <script>alert(1)</script> & "q" red next';
const ESCAPED = CLEAN.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const buildFeed = (posts: readonly RenderedPost[], difference: Partial<FeedDocument> = {}): FeedDocument => ({
  title: "The Example",
  description: "Notes",
  siteUrl: new URL("https://blog.example.com"),
  selfUrl: new URL("https://news.example.com/feeds/es.xml"),
  language: "es",
  updatedAt: at("2026-11-20T12:00Z"),
  posts,
  ...difference,
});
const withBody = (id: string, difference: Partial<RenderedPost> = {}): RenderedPost => ({
  ...buildPost(id),
  html: "<p>Body</p>",
  text: "Body",
  ...difference,
});
const write = (document: FeedDocument, format: FeedFormat) => feedWriter.write(document, format);
const hostile = withBody("en/héllo <x>", {
  title: HOSTILE,
  description: HOSTILE,
  html: "<p>x ]]> y ]]> z \u001b</p>",
  url: 'https://blog.example.com/?a=1&b="<',
  tags: [{ slug: "c", name: 'C<"&]]>' }],
});

describe("RSS", () => {
  it("names its address, its language and its posts", () => {
    const rss = readXml(write(buildFeed([withBody("a")]), "rss"));
    const [link] = findAll(rss, "atom:link");
    expect(link?.attributes).toMatchObject({ rel: "self", href: "https://news.example.com/feeds/es.xml" });
    expect(textOf(findAll(rss, "language")[0])).toBe("es");
    const [item] = findAll(rss, "item");
    expect(item && textOf(findAll(item, "link")[0])).toBe("https://blog.example.com/a");
    expect(findAll(rss, "content:encoded").map(textOf)).toEqual(["<p>Body</p>"]);
    expect(findAll(rss, "pubDate").map(textOf)).toEqual(["Mon, 16 Nov 2026 00:00:00 GMT"]);
  });

  it("keeps the whole of a hostile post, and stays well-formed", () => {
    const rss = readXml(write(buildFeed([hostile]), "rss"));
    expect(findAll(rss, "title").map(textOf)).toEqual(["The Example", CLEAN]);
    expect(findAll(rss, "description").map(textOf)[1]).toBe(ESCAPED);
    expect(findAll(rss, "content:encoded").map(textOf)).toEqual(["<p>x ]]> y ]]> z </p>"]);
    expect(findAll(rss, "category").map(textOf)).toEqual(['C<"&]]>']);
  });
});

describe("Atom", () => {
  it("names its address, its language and its author", () => {
    const atom = readXml(write(buildFeed([withBody("a")]), "atom"));
    const [feed] = findAll(atom, "feed");
    expect(feed?.attributes).toEqual({ xmlns: "http://www.w3.org/2005/Atom", "xml:lang": "es" });
    expect(findAll(atom, "link").map((link) => link.attributes?.rel)).toContain("self");
    expect(findAll(atom, "name").map(textOf)).toEqual(["The Example"]);
    expect(findAll(atom, "published").map(textOf)).toEqual(["2026-11-16T00:00:00.000Z"]);
  });

  it("keeps the whole of a hostile post, escaped where it is declared as HTML", () => {
    const atom = readXml(write(buildFeed([hostile]), "atom"));
    expect(findAll(atom, "title").map(textOf)[1]).toBe(ESCAPED);
    expect(findAll(atom, "summary").map(textOf)).toEqual([ESCAPED]);
    expect(findAll(atom, "category")[0]?.attributes?.term).toBe("c");
  });
});

describe("JSON Feed", () => {
  it("is of version 1.1, with language and authors", () => {
    const feed = JSON.parse(
      write(
        buildFeed([withBody("a", { language: "en", image: { url: "https://x.example/i.png", alt: "" } })]),
        "json",
      ),
    );
    expect(feed).toMatchObject({
      version: "https://jsonfeed.org/version/1.1",
      language: "es",
      feed_url: "https://news.example.com/feeds/es.xml",
      authors: [{ name: "The Example", url: "https://blog.example.com/" }],
      items: [{ language: "en", image: "https://x.example/i.png", content_html: "<p>Body</p>" }],
    });
    expect(feed).not.toHaveProperty("author");
  });

  it("keeps the whole of a hostile post", () => {
    const [item] = JSON.parse(write(buildFeed([hostile]), "json")).items;
    expect([item.title, item.summary, item.content_html]).toEqual([CLEAN, CLEAN, "<p>x ]]> y ]]> z </p>"]);
  });
});

describe("every feed", () => {
  it.each(["rss", "atom", "json"] as const)(
    "gives a post one name in %s, whatever becomes of its address",
    (format) => {
      const nameOf = (post: RenderedPost) =>
        /urn:x-gazette:post:[^"<]+/.exec(write(buildFeed([post]), format))?.[0];
      const before = nameOf(withBody("en/a"));
      expect(before).toBe("urn:x-gazette:post:en%2Fa");
      expect(nameOf(withBody("en/a", { url: "https://new.example/b", path: "b.md", title: "New" }))).toBe(
        before,
      );
    },
  );

  it.each(["rss", "atom"] as const)(
    "is well-formed in %s without posts and with hostile settings",
    (format) => {
      const document = buildFeed([], { title: "A <b> & \u0007 ]]>", description: "& <" });
      expect(findAll(readXml(write(document, format)), "title").map(textOf)).toEqual(["A <b> & ]]>"]);
    },
  );

  it.each(["rss", "atom", "json"] as const)("is the same bytes for the same posts in %s", (format) => {
    expect(write(buildFeed([hostile]), format)).toBe(write(buildFeed([hostile]), format));
  });
});

describe("the reader of these tests", () => {
  it.each(["<a>", '<a b="<"></a>', "<a>\u001b</a>", "<a><![CDATA[x]]>y]]></a>", "<a>&</b>"])(
    "refuses %j",
    (xml) => {
      expect(() => readXml(xml)).toThrow();
    },
  );
});
