import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FeedList } from "../../src/contract/polling/feeds.ts";
import { AUTHOR, type LocalGazette, mailsTo, startGazette, waitFor } from "./stage/local-gazette.ts";

const READER = "reads-at-once@example.com";

/** A blog of its own, which serves its feed by validators as every static host does. */
function serveBlog() {
  let items: readonly string[] = [];
  let revision = 0;
  const asked: { path: string; status: number }[] = [];
  const server = createServer((request, answer) => {
    const etag = `"${revision}"`;
    const status = request.headers["if-none-match"] === etag ? 304 : 200;
    asked.push({ path: request.url ?? "", status });
    answer.writeHead(status, { ETag: etag, "Content-Type": "application/rss+xml" });
    answer.end(
      status === 304
        ? ""
        : `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Blog</title><link>https://blog.example.com/</link>${items.join("")}</channel></rss>`,
    );
  });
  const listen = () =>
    new Promise<string>((resolve) =>
      server.listen(0, "127.0.0.1", () =>
        resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/feed.xml`),
      ),
    );
  return {
    listen,
    asked,
    show: (...shown: readonly string[]) => {
      items = shown;
      revision += 1;
    },
    stop: () => server.close(),
  };
}

const item = (name: string, body: string) =>
  `<item><title>${name}</title><link>https://blog.example.com/${name}/</link><guid>https://blog.example.com/${name}/</guid><pubDate>${new Date().toUTCString()}</pubDate><content:encoded><![CDATA[${body}]]></content:encoded></item>`;

describe("a newsletter of a blog that is known by its feed alone", () => {
  const blog = serveBlog();
  let gazette: LocalGazette;
  const feeds = async (path = "/api/feeds", init: RequestInit = {}) => {
    const answer = await gazette.ask(path, { headers: AUTHOR, ...init });
    return (await answer.json()) as FeedList;
  };
  const tick = () => gazette.tick(new Date().toISOString());

  beforeAll(async () => {
    const url = await blog.listen();
    blog.show(item("older", "<p>There before</p>"));
    gazette = await startGazette({ FEED_URLS: JSON.stringify([url]), CADENCES: '["instant","weekly"]' });
    await gazette.ask("/api/subscribers/import", {
      method: "POST",
      headers: { ...AUTHOR, "Content-Type": "text/csv" },
      body: `email,cadence\n${READER},instant\n`,
    });
  });
  afterAll(async () => {
    await gazette?.stop();
    blog.stop();
  });

  it("announces nothing of what is there at first", async () => {
    await tick();
    expect((await feeds()).feeds).toMatchObject([
      { items: 1, held: 0, problem: null, lastPoll: expect.any(String) },
    ]);
    expect(mailsTo(gazette, READER)).toEqual([]);
    const archive = await (await gazette.ask("/feed.xml")).text();
    expect(archive).toContain("older");
  });

  it("mails what is added afterwards in the very next tick, as its page shows it", async () => {
    blog.show(
      item("newer", '<p>Fresh words, <a href="/about/">a link</a></p><pre><code>&lt;div&gt;</code></pre>'),
      item("older", "<p>There before</p>"),
    );
    await feeds("/api/feeds/poll", { method: "POST" });
    await tick();
    const mail = await waitFor("the mail about the new post", () => mailsTo(gazette, READER)[0]);
    expect(mail.subject).toContain("newer");
    expect(mail.html).toContain("Fresh words");
    expect(mail.html).toContain("https://blog.example.com/about/");
    expect(mail.html).toContain("&lt;div&gt;");
  });

  it("asks by what it has, and mails nobody twice", async () => {
    const before = blog.asked.length;
    for (let again = 0; again < 3; again += 1) await feeds("/api/feeds/poll", { method: "POST" });
    expect(blog.asked.slice(before).map(({ status }) => status)).toEqual([304, 304, 304]);
    await tick();
    expect(mailsTo(gazette, READER)).toHaveLength(1);
  });

  it("holds what looks new at once, and does what its author says", async () => {
    const url = (await feeds()).feeds[0]?.url ?? "";
    blog.show(...["a", "b", "c"].map((name) => item(name, name)), item("newer", "x"));
    expect((await feeds("/api/feeds/poll", { method: "POST" })).feeds).toMatchObject([{ held: 3 }]);
    await tick();
    expect(mailsTo(gazette, READER)).toHaveLength(1);
    const accept = (body: object) =>
      gazette.ask("/api/feeds/accept", { method: "POST", headers: AUTHOR, body: JSON.stringify(body) });
    expect((await accept({ url, as: "perhaps" })).status).toBe(422);
    expect((await accept({ url: "https://elsewhere.example.com/", as: "new" })).status).toBe(404);
    expect((await accept({ url, as: "known" })).status).toBe(200);
    await tick();
    expect((await feeds()).feeds).toMatchObject([{ held: 0 }]);
    expect(mailsTo(gazette, READER)).toHaveLength(1);
  });
});
