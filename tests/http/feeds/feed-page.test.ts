import { beforeAll, describe, expect, it } from "vitest";
import { prefersPage } from "../../../src/http/shell/prefers-page.ts";
import { ask, publish } from "../shell/whole-worker.ts";

const FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const CHROME =
  "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7";

describe("who asks for a feed", () => {
  it.each([FIREFOX, CHROME, "text/html", "TEXT/HTML;q=0.5, */*;q=0.1", "*/*;q=0.1, text/html"])(
    "is a browser with %j, and gets a page",
    (accept) => expect(prefersPage(accept)).toBe(true),
  );

  it.each([
    undefined,
    "",
    "*/*",
    "application/rss+xml",
    "application/rss+xml, application/rdf+xml;q=0.8, application/atom+xml;q=0.6, application/xml;q=0.4, text/xml;q=0.4",
    "application/xml, application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, text/html, */*;q=0.9",
    "application/feed+json, application/json;q=0.9, text/html;q=0.5",
    "text/html;q=0",
    "application/xhtml+xml, text/*",
    ";;;,,q=",
    `${"a/b,".repeat(2_000)}*/*`,
  ])("is a program with %j, and gets the feed", (accept) => expect(prefersPage(accept)).toBe(false));
});

describe("a feed's page", () => {
  beforeAll(async () => {
    const story = ["pubDate: 2025-03-01", "tags: [Craft, Mail]"];
    await publish("en/shown.md", ['title: "Shown <b>here</b>"', ...story]);
    await publish("es/mostrado.md", ["title: Mostrado aquí", ...story]);
  });
  const look = (path: string, headers: Record<string, string> = {}) =>
    ask(path, { headers: { accept: CHROME, "accept-language": "en", ...headers } });

  it("stands at each feed's own address, and says what it is, where it is and what is in it", async () => {
    for (const path of [
      "/feed.xml",
      "/atom.xml",
      "/feed.json",
      "/feeds/es.xml",
      "/feeds/es,en/mail,craft.json",
    ]) {
      const answer = await look(path);
      expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/html; charset=UTF-8"]);
      const page = await answer.text();
      expect(page).toContain("meant for a feed reader");
      expect(page).toContain(`value="http://localhost:8787${path}"`);
      expect(page).toContain("Mostrado aquí");
      expect(page).not.toMatch(/<script|<b>here/);
    }
    const english = await (await look("/feeds/en/mail.atom")).text();
    expect(english).toContain("Shown &lt;b&gt;here&lt;/b&gt;");
    expect(english).not.toContain("Mostrado aquí");
    for (const kind of ["xml", "atom", "json"]) expect(english).toContain(`href="/feeds/en/mail.${kind}"`);
  });

  it("leads to narrower feeds that are there", async () => {
    const page = await (await look("/atom.xml")).text();
    const paths = [...page.matchAll(/href="(\/feeds\/[^"]+\.atom)"/g)].map(([, path]) => path ?? "");
    expect(paths).toEqual(expect.arrayContaining(["/feeds/es.atom", "/feeds/en/mail.atom"]));
    for (const path of paths) expect((await ask(path)).status).toBe(200);
  });

  it("is in the language of whoever looks, and in another for the asking", async () => {
    expect(await (await look("/feed.xml", { "accept-language": "es" })).text()).toContain('<html lang="es"');
    const page = await (await look("/feeds/en.xml?lang=es")).text();
    expect(page).toContain('<html lang="es"');
    expect(page).toContain('value="http://localhost:8787/feeds/en.xml"');
  });

  it("never takes the feed's place in a cache", async () => {
    const [feed, page] = [await ask("/feed.xml"), await look("/feed.xml")];
    expect(feed.headers.get("vary")).toBe("Accept");
    expect(page.headers.get("vary")).toBe("Accept, Accept-Language");
    expect(feed.headers.get("etag")).not.toBe(page.headers.get("etag"));
    const etag = page.headers.get("etag") ?? "";
    expect((await look("/feed.xml", { "if-none-match": etag })).status).toBe(304);
    expect((await ask("/feed.xml", { headers: { "if-none-match": etag } })).status).toBe(200);
  });

  it("is not there where there is no feed", async () => {
    for (const path of ["/feeds/fr.xml", "/feeds/en/unheard-of.xml", "/feeds/en.pdf"])
      expect((await look(path)).status).toBe(404);
  });
});

describe("every page", () => {
  it("names the feeds to feed readers: all posts, and those in its language", async () => {
    const page = await (await ask("/issues?lang=es")).text();
    for (const path of [
      "/feed.xml",
      "/atom.xml",
      "/feed.json",
      "/feeds/es.xml",
      "/feeds/es.atom",
      "/feeds/es.json",
    ])
      expect(page).toMatch(
        new RegExp(`<link rel="alternate" type="application/[^"]+" title="[^"]+" href="${path}"`),
      );
  });
});

describe.each([
  "/feed.xml",
  "/atom.xml",
  "/feed.json",
  "/feeds/en.xml",
  "/feeds/en/dated.atom",
  "/feeds/es,en.json",
])("who has %s already", (path) => {
  const body = ["pubDate: 2025-04-01", "tags: [Dated]"];
  beforeAll(async () => {
    await publish("en/dated.md", ["title: Dated", ...body]);
    await publish("en/dated-too.md", ["title: Dated too", ...body]); // the topic stays when the first is taken back
  });
  const read = async (headers: Record<string, string> = {}, method = "GET") => {
    const { status, headers: answered } = await ask(path, { headers, method });
    return { status, etag: answered.get("etag") ?? "", date: answered.get("last-modified") ?? "" };
  };

  it("is told so by the date or the ETag that came with it, by HEAD as well", async () => {
    // A date has whole seconds: what came within the second of a change is asked for again.
    await expect
      .poll(async () => (await read({ "if-modified-since": (await read()).date })).status, { timeout: 5000 })
      .toBe(304);
    const { status, etag, date } = await read();
    expect(status).toBe(200);
    expect(Date.parse(date)).toBeLessThanOrEqual(Date.now());
    const later = new Date(Date.parse(date) + 86_400_000).toUTCString();
    for (const method of ["GET", "HEAD"]) {
      for (const since of [date, later])
        expect(await read({ "if-modified-since": since }, method)).toMatchObject({ status: 304, etag });
      expect((await read({ "if-none-match": `W/${etag}` }, method)).status).toBe(304);
      expect((await read({ "if-none-match": '"x"', "if-modified-since": later }, method)).status).toBe(200);
    }
    const earlier = new Date(Date.parse(date) - 1000).toUTCString();
    expect((await read({ "if-modified-since": earlier })).status).toBe(200);
  });

  it("gets the new one the moment that a post is edited or taken back", async () => {
    for (const change of [
      () => publish("en/dated.md", ["title: Dated anew", ...body]),
      () => publish("en/dated.md", ["title: Dated anew", ...body, "draft: true"]),
      () => publish("en/dated.md", ["title: Dated", ...body]),
    ]) {
      const before = await read();
      await change();
      expect((await read({ "if-modified-since": before.date })).status).toBe(200);
      expect((await read({ "if-none-match": before.etag })).status).toBe(200);
    }
  });
});
