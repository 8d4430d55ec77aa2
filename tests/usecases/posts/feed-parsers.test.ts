import { extractFromJson } from "@extractus/feed-extractor";
import FeedMe from "feedme";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import RssParser from "rss-parser";
import { SaxesParser } from "saxes";
import { beforeAll, describe, expect, it } from "vitest";
import type { FeedFormat } from "../../../src/core/posts/feed.ts";
import { writeFeed } from "../../../src/usecases/posts/write-feed.ts";
import { buildFile, buildPostWorld } from "../../builders/post-world.ts";

/** What pasted logs, careless writers and attackers put into posts. */
const HOSTILE: Readonly<
  Record<string, { readonly title: string; readonly read: string; readonly body: string }>
> = {
  terminal: {
    title: '"Colours \\e[31mred\\e[0m and a bell \\x07"',
    read: "Colours red and a bell",
    body: "Log: \u001b[1mbold\u001b[0m \u0000 \ufffe \uffff &#27; &#x0;\n\n```\n\u001b[32mok\u001b[0m\n```",
  },
  cdata: {
    title: "'An end ]]> and ]]>]]> and <![CDATA[ a beginning'",
    read: "An end ]]> and ]]>]]> and <![CDATA[ a beginning",
    body: "]]> `]]>` <b title=']]>'>x</b>",
  },
  entities: {
    title: "'R&D &amp; &lt;b&gt; &nbsp; &bogus; & <i>'",
    read: "R&D &amp; &lt;b&gt; &nbsp; &bogus; & <i>",
    body: "[a](https://x.example/?a=1&b=2&amp;c=3) &bogus; & <br> &nbsp;",
  },
  emoji: { title: "'👩🏽‍🚀🇪🇸 and \u{1f980}'", read: "👩🏽‍🚀🇪🇸 and \u{1f980}", body: "👩🏽‍🚀 ❤️" },
  arabic: { title: "'\u202eمرحبا\u202c بالعالم'", read: "\u202eمرحبا\u202c بالعالم", body: "نص عربي" },
  script: {
    title: "'<script>alert(1)</script>'",
    read: "<script>alert(1)</script>",
    body: "<script>alert(1)</script> [x](javascript:alert(1)) <a href='data:text/html,x'>y</a> <img src=x onerror=alert(1)>",
  },
  huge: { title: `'${"Long ".repeat(59)}end'`, read: `${"Long ".repeat(59)}end`, body: "x ".repeat(30_000) },
};

const FEEDS = [
  { language: null, topic: null },
  { language: "es", topic: null },
  { language: "es", topic: 'c<b>"&]]>#' },
  { language: "es,en", topic: 'c<b>"&]]>#,🦀' },
] as const;
const expected = Object.values(HOSTILE).map(({ read }) => read);
const world = buildPostWorld();

beforeAll(async () => {
  for (const [name, { title, body }] of Object.entries(HOSTILE)) {
    const lines = [
      `title: ${title}`,
      "date: 2026-11-10",
      `tags: ['C<b>"&]]>#', "🦀"]`,
      `description: ${title}`,
    ];
    const published = await world.publish(`es/${name} & "<é>.md`, buildFile(lines, `Words.\n\n${body}`));
    if (!published.ok) throw new Error(JSON.stringify(published.problem));
  }
});

async function write(place: (typeof FEEDS)[number], format: FeedFormat): Promise<string> {
  const feed = await writeFeed(world.deps, { ...place, format, path: `/feeds/x.${format}` });
  if (!feed.ok) throw new Error(feed.problem.kind);
  return feed.value.body;
}

/** Every text and attribute of an XML document, by a parser that refuses all that XML 1.0 and its namespaces refuse. */
function readStrictly(xml: string): readonly string[] {
  const texts: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  let run = ""; // one text may come as several sections
  const add = (text: string) => {
    run += text;
  };
  const end = () => {
    texts.push(run);
    run = "";
  };
  parser.on("text", add);
  parser.on("cdata", add);
  parser.on("opentag", end);
  parser.on("closetag", end);
  parser.on("attribute", ({ value }) => texts.push(value));
  parser.write(xml).close();
  return texts;
}

/** By a parser that reads as bytes come in: pieces that end in the middle of characters, as from a network. */
async function readStream(text: string) {
  const parser = new FeedMe(true);
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 1021) parser.write(bytes.subarray(at, at + 1021));
  await new Promise((resolve, reject) => parser.on("error", reject).end(resolve));
  return parser.done()?.items ?? [];
}

const fold = (text: string | null | undefined) => (text ?? "").replace(/\s+/g, " ").trim();
const sorted = (titles: readonly (string | null | undefined)[]) => titles.map(fold).sort();
const ALL = sorted(expected);
const ESCAPED = sorted(
  expected.map((text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")),
);

describe.each(FEEDS)("the hostile feed of %j", (place) => {
  it("is well-formed in RSS, and three parsers read the same posts", async () => {
    const xml = await write(place, "rss");
    expect(readStrictly(xml).length).toBeGreaterThan(10);
    const byRssParser = await new RssParser().parseString(xml);
    expect(sorted(byRssParser.items.map(({ title }) => title))).toEqual(ALL);
    const byFeedsmith = parseRssFeed(xml);
    expect(sorted((byFeedsmith.items ?? []).map(({ title }) => title))).toEqual(ALL);
    expect(byFeedsmith.items?.every(({ guid, link, pubDate }) => guid && link && pubDate)).toBe(true);
    expect(sorted((await readStream(xml)).map(({ title }) => String(title)))).toEqual(ALL);
  });

  it("is well-formed in Atom, and three parsers read the same posts", async () => {
    const xml = await write(place, "atom");
    expect(readStrictly(xml).length).toBeGreaterThan(10);
    const byRssParser = await new RssParser().parseString(xml);
    expect(sorted(byRssParser.items.map(({ title }) => title))).toEqual(ESCAPED); // as HTML, which Atom declares
    const byFeedsmith = parseAtomFeed(xml);
    expect(byFeedsmith.entries).toHaveLength(ALL.length);
    expect(byFeedsmith.entries?.every(({ id, updated, links }) => id && updated && links?.[0]?.href)).toBe(
      true,
    );
    expect(await readStream(xml)).toHaveLength(ALL.length);
  });

  it("is JSON Feed 1.1, and three parsers read the same posts", async () => {
    const text = await write(place, "json");
    const json = JSON.parse(text) as { version: string; items: { id: string; language: string }[] };
    expect(json.version).toBe("https://jsonfeed.org/version/1.1");
    const byFeedsmith = parseJsonFeed(text);
    expect(sorted((byFeedsmith.items ?? []).map(({ title }) => title))).toEqual(ALL);
    expect(byFeedsmith.items?.every(({ language }) => language === "es")).toBe(true);
    const byExtractor = extractFromJson(text, { descriptionMaxLen: 0 });
    expect(byExtractor.entries).toHaveLength(ALL.length);
    expect(sorted((await readStream(text)).map(({ title }) => String(title)))).toEqual(ALL);
  });

  it("runs nothing and links to nothing but the web, in any format", async () => {
    for (const format of ["rss", "atom", "json"] as const) {
      const bodies = listBodies(await write(place, format), format);
      expect(bodies).toHaveLength(ALL.length);
      for (const body of bodies) {
        expect(body).not.toMatch(/<script|<[^>]*\son\w+=/i);
        for (const [, address] of body.matchAll(/(?:href|src)="([^"]*)"/g))
          expect(address).toMatch(/^https?:/);
      }
    }
  });
});

function listBodies(text: string, format: FeedFormat): readonly string[] {
  if (format === "json")
    return (JSON.parse(text).items as { content_html: string }[]).map((item) => item.content_html);
  return readStrictly(text).filter((part) => part.startsWith("<") && !expected.includes(fold(part)));
}
