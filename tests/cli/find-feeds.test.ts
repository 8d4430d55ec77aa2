import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { chooseFeeds } from "../../cli/blog/find-feeds.ts";
import { listFeedFaults } from "../../cli/blog/list-feed-faults.ts";
import { listNamedFeeds } from "../../cli/blog/list-links.ts";
import { readFeed } from "../../cli/blog/read-feed.ts";
import type { Connection } from "../../cli/connection.ts";
import { settleFeeds } from "../../cli/deployment/settle-feeds.ts";
import { examineFeeds } from "../../cli/doctor/examine-feeds.ts";
import { runHere } from "./run-here.ts";

const PAGE = "https://blog.example.com/en/";
const listUrls = (html: string) => listNamedFeeds(html, PAGE).map(({ url }) => url);

describe("the feeds that a page names", () => {
  it.each([
    [
      '<link rel="alternate" type="application/rss+xml" href="/feed.xml">',
      "https://blog.example.com/feed.xml",
    ],
    [
      "<LINK REL='ALTERNATE' TYPE='APPLICATION/ATOM+XML' HREF='atom.xml'>",
      "https://blog.example.com/en/atom.xml",
    ],
    [
      "<link rel=alternate type=application/feed+json href=//cdn.example.com/feed.json>",
      "https://cdn.example.com/feed.json",
    ],
    [
      '<link href="../rss" rel="home alternate" type="application/rss+xml; charset=utf-8"/>',
      "https://blog.example.com/rss",
    ],
    [
      '<base href="https://other.example.com/x/"><link rel=alternate type="text/rdf+xml" href="r">',
      "https://other.example.com/x/r",
    ],
    [
      '<body><p><a rel="alternate" type="application/rss+xml" href="https://f.example.com/?a=1&amp;b=2#top">RSS</a>',
      "https://f.example.com/?a=1&b=2",
    ],
    [
      '<link rel="alternate" type="application/json" title="JSON Feed" href="/f">',
      "https://blog.example.com/f",
    ],
    ['<link rel=alternate type=text/xml href=" /rss ">', "https://blog.example.com/rss"],
  ])("are found in %s", (html, url) => expect(listUrls(html)).toEqual([url]));

  it.each([
    '<link rel="stylesheet" type="application/rss+xml" href="/feed.xml">',
    '<link rel="alternate" hreflang="es" href="/es/">',
    '<link rel="alternate" type="application/json+oembed" href="/oembed">',
    '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/1">',
    '<link rel="alternate" type="application/rss+xml" href="/comments/feed/">',
    '<link rel="alternate" type="application/rss+xml" title="Blog » Comments Feed" href="/c">',
    '<link rel="alternate" type="application/rss+xml" href="">',
    '<link rel="alternate" type="application/rss+xml" href="feed:https://blog.example.com/rss">',
    '<!-- <link rel="alternate" type="application/rss+xml" href="/feed.xml"> -->',
    '<script>"<link rel=alternate type=application/rss+xml href=/x>"</script>',
    "<link rel=alternate type=application/rss+xml href='https://['>",
  ])("are none in %s", (html) => expect(listUrls(html)).toEqual([]));

  it("have their languages, and are there once", () => {
    const html = ["en", "es", "en"].map(
      (language) =>
        `<link rel=alternate type=application/rss+xml hreflang=${language} title=${language} href=/${language}.xml>`,
    );
    expect(listNamedFeeds(html.join(""), PAGE)).toEqual([
      { url: "https://blog.example.com/en.xml", title: "en", language: "en" },
      { url: "https://blog.example.com/es.xml", title: "es", language: "es" },
    ]);
  });
});

describe("what a feed lacks", () => {
  const item = (inside: string) =>
    `<rss version="2.0"><channel><title>B</title><item><title>A</title>${inside}</item></channel></rss>`;
  const whole =
    "<link>https://b.example/a</link><guid>1</guid><pubDate>Mon, 23 Nov 2026 09:00:00 GMT</pubDate><description>All words.</description>";
  const faults = (text: string) => listFeedFaults(readFeed(text) ?? { language: null, items: [] });

  it("is nothing where it is whole", () => expect(faults(item(whole))).toEqual([]));

  it.each([
    ["no date", whole.replace(/<pubDate>.*<\/pubDate>/, "")],
    ["no date", whole.replace(/<pubDate>.*<\/pubDate>/, "<pubDate>last Tuesday</pubDate>")],
    ["no guid", whole.replace("<guid>1</guid>", "")],
    ["are cut", whole.replace("All words.", "The first words […]")],
    ["are cut", whole.replace("All words.", "")],
    ["no link", whole.replace(/<link>.*<\/link>/, "")],
    ["without a host", whole.replace("https://b.example", "")],
  ])("is named: %s", (words, inside) => expect(faults(item(inside)).join("\n")).toContain(words));

  it("is that there is no post, and no feed at all for whatever is none", () => {
    expect(faults('<rss version="2.0"><channel><title>B</title></channel></rss>')).toEqual([
      "It shows no post.",
    ]);
    for (const text of ["", "<html></html>", "{}", "<rss>", '{"version":"https://jsonfeed.org/version/1.1"}'])
      expect(readFeed(text), text).toBeNull();
  });
});

it("suggests one for each language, the one that lacks least", () => {
  const feed = (url: string, language: string | null, faults: readonly string[] = []) => ({
    ...{ url, title: "", language, items: 1, newest: [], faults },
  });
  const chosen = chooseFeeds([
    feed("a", "en", ["cut"]),
    feed("b", "en-GB"),
    feed("c", "es"),
    feed("d", "es"),
  ]);
  expect(chosen.map(({ url }) => url)).toEqual(["b", "c"]);
});

describe("feeds find", () => {
  let base = "";
  let pages: Record<string, string> = {};
  const server = createServer((request, answer) => {
    const page = pages[request.url ?? ""];
    answer.writeHead(page === undefined ? 404 : 200).end(page);
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    pages = {};
  });
  const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="es"><title>B</title><entry><title>Hola</title><id>tag:1</id><link href="https://b.example/hola"/><updated>2026-11-20T10:00:00Z</updated><content type="html">&lt;p&gt;Todo&lt;/p&gt;</content></entry></feed>`;
  const JSON_FEED = JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    items: [{ id: "1", url: "https://b.example/a", title: "Hello", content_text: "All of it" }],
  });

  it("shows what would come in, what is missing, and what to write into FEED_URLS", async () => {
    pages["/"] =
      "<link rel=alternate type=application/atom+xml href=/es.xml><link rel=alternate type=application/feed+json hreflang=en href=/en.json><link rel=alternate type=application/rss+xml href=/gone.xml>";
    pages["/es.xml"] = ATOM;
    pages["/en.json"] = JSON_FEED;
    const { code, out } = await runHere(["feeds", "find", base]);
    expect(code).toBe(0);
    for (const said of [
      `${base}/es.xml (es, 1 post)`,
      "2026-11-20  Hola",
      `${base}/en.json (en, 1 post)`,
      "! 1 of 1 posts have no date",
    ])
      expect(out).toContain(said);
    expect(out).toContain(`FEED_URLS = ["${base}/es.xml","${base}/en.json"]`);
    const machine = await runHere(["feeds", "find", base, "--json"]);
    expect(JSON.parse(machine.out)).toMatchObject({
      feeds: [{ language: "es" }, { language: "en" }],
      suggested: [{}, {}].map(() => expect.any(String)),
    });
  });

  it("looks at the usual places where the page names none, and takes a feed for itself", async () => {
    pages["/"] = "<html></html>";
    pages["/atom.xml"] = ATOM;
    expect((await runHere(["feeds", "find", base])).out).toContain(`${base}/atom.xml`);
    pages["/blog/"] = "<html></html>";
    pages["/blog/index.xml"] = ATOM;
    expect((await runHere(["feeds", "find", `${base}/blog/`])).out).toContain(`${base}/blog/index.xml`);
    expect((await runHere(["feeds", "find", `${base}/atom.xml`])).out).toContain(`${base}/atom.xml (es`);
  });

  it("ends with 1 where there is none, or nobody answers, and with 2 where it is no address", async () => {
    pages["/"] = "<html></html>";
    expect(await runHere(["feeds", "find", base])).toMatchObject({
      code: 1,
      out: expect.stringContaining("names no feed"),
    });
    expect((await runHere(["feeds", "find", "http://127.0.0.1:59321"])).code).toBe(1);
    expect((await runHere(["feeds", "find", "https://["])).code).toBe(2);
  });

  it("is what set-up does with the address of a blog, and the doctor where no post has come in", async () => {
    pages["/"] = "<link rel=alternate type=application/atom+xml href=/es.xml>";
    pages["/es.xml"] = ATOM.replace("<updated>2026-11-20T10:00:00Z</updated>", "");
    const said: string[] = [];
    const silent = "http://127.0.0.1:59321/feed";
    const vars = await settleFeeds({ FEED_URLS: [base, `${base}/es.xml`, silent] }, (line) =>
      said.push(line),
    );
    expect(vars.FEED_URLS).toEqual([`${base}/es.xml`, silent]);
    expect(said.join("\n")).toContain("no date");
    expect(said.join("\n")).toContain("kept as it is");
    expect(await settleFeeds({}, () => {})).toEqual({});
    const answers = { "api/feeds": { feeds: [] }, "api/posts?limit=1": { posts: [], siteUrl: base } };
    const author = connect(answers);
    expect(await examineFeeds(author, null)).toMatchObject([
      { name: "feeds", fault: expect.stringContaining("/es.xml") },
    ]);
    pages = { "/": "" };
    expect(await examineFeeds(author, null)).toMatchObject([
      { fault: null, remedy: expect.stringContaining("posts publish") },
    ]);
  });

  it("is not what the doctor does where posts come in; whatever is wrong with a feed is a line", async () => {
    const feed = { url: "https://b.example/feed", problem: null, failingSince: null, held: 0 };
    const look = async (more: object) =>
      (await examineFeeds(connect({ "api/feeds": { feeds: [{ ...feed, ...more }] } }), null))[0];
    expect(await look({})).toMatchObject({ fault: null });
    expect(await look({ held: 4 })).toMatchObject({
      isSerious: false,
      remedy: expect.stringContaining("feeds accept"),
    });
    expect(await look({ failingSince: "x", problem: "The blog answers 500." })).toMatchObject({
      isSerious: true,
      fault: expect.stringContaining("500"),
    });
    const posts = connect({ "api/feeds": { feeds: [] }, "api/posts?limit=1": { posts: [{}] } });
    expect(await examineFeeds(posts, "https://no-such-host.invalid/")).toMatchObject([{ fault: null }]);
  });
});

const connect = (answers: Readonly<Record<string, object>>) =>
  ({ call: async (_: string, path: string) => answers[path], read: async () => "" }) as unknown as Connection; // these paths alone are asked for
