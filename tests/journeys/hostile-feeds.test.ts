import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FeedList } from "../../src/contract/polling/feeds.ts";
import type { PostList } from "../../src/contract/posts/posts.ts";
import { AUTHOR, type LocalGazette, startGazette } from "./stage/local-gazette.ts";

const rss = (inside: string) =>
  `<rss version="2.0"><channel><title>B</title><link>https://blog.example.com/</link>${inside}</channel></rss>`;
const item = (name: string) =>
  `<item><title>${name}</title><link>https://blog.example.com/${name}/</link><guid>${name}</guid><description>x</description></item>`;
const leads = (to: string) => (answer: ServerResponse) => void answer.writeHead(302, { Location: to }).end();
const says =
  (body: string | Buffer, headers: Record<string, string> = {}) =>
  (answer: ServerResponse) =>
    void answer.writeHead(200, headers).end(body);

/** What a server that means harm answers, and what its author is told. Null: it can be read, as far as it goes. */
const HOSTILE: Readonly<Record<string, readonly [(answer: ServerResponse) => void, RegExp | null]>> = {
  "/five-megabytes": [says(rss(item("x").repeat(60_000))), /larger than 2 MB/],
  "/gzip-bomb": [
    says(gzipSync(Buffer.alloc(50_000_000, 32)), { "Content-Encoding": "gzip" }),
    /larger than 2 MB/,
  ],
  "/entities": [
    says(
      `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">${[..."bcdefgh"].map((name, n) => `<!ENTITY ${name} "${`&${"abcdefgh"[n]};`.repeat(10)}">`).join("")}]>${rss("<item><title>&h;</title><guid>e</guid></item>")}`,
    ),
    null,
  ],
  "/external-entity": [
    says(
      `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${rss("<item><title>&x;</title><guid>xx</guid></item>")}`,
    ),
    /can be read|cannot/,
  ],
  "/deep": [says(`${"<rss>".repeat(30_000)}${"</rss>".repeat(30_000)}`), /nested|can be read/],
  "/loop": [leads("/loop"), /more than 5 times/],
  "/to-private": [leads("https://10.0.0.7/feed"), /public host/],
  "/to-private-6": [leads("https://[fd00::1]/feed"), /public host/],
  "/to-metadata": [leads("http://169.254.169.254/latest"), /https alone/],
  "/to-decimal": [leads("https://167772167/feed"), /public host/],
  "/to-octal": [leads("https://012.0.0.7/feed"), /public host/],
  "/to-spelt": [leads("https://10-0-0-7.sslip.io/feed"), /public host/],
  "/wrong-letters": [says(Buffer.concat([Buffer.from("<rss>"), Buffer.from([0xff, 0xfe, 0xfa])])), /utf-8/],
  "/web-page": [says("<!DOCTYPE html><html><title>Hello</title></html>"), /web page/],
  "/cut": [says("<rss><channel><item><title>half"), /ends in the middle/],
  "/empty": [says(""), /empty/],
  "/no-feed": [says('{"hello":"world"}'), /no JSON Feed/],
  "/gone": [(answer) => void answer.writeHead(410).end(), /gone for good/],
  "/failing": [(answer) => void answer.writeHead(500).end(), /answers 500/],
  "/slow": [
    (answer) => {
      answer.writeHead(200);
      const timer = setInterval(() => answer.write("<"), 200);
      answer.on("close", () => clearInterval(timer));
    },
    /within 10 seconds/,
  ],
  "/many": [says(rss(Array.from({ length: 15_000 }, (_, n) => item(`m${n}`)).join(""))), null],
  "/active": [
    says(
      rss(
        '<item><title>Active &lt;script&gt;alert(1)&lt;/script&gt;</title><link>javascript:alert(1)</link><guid>active</guid><description>&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&lt;a href="javascript:alert(1)"&gt;x&lt;/a&gt;&lt;iframe srcdoc="&lt;script&gt;"&gt;&lt;/iframe&gt;Plain words.</description></item>',
      ),
    ),
    null,
  ],
};
const server = createServer((request, answer) => {
  const [reply] = HOSTILE[request.url ?? ""] ?? [says(rss(item("good")))];
  reply(answer);
});

describe("feeds that mean harm", () => {
  let base = "";
  let gazette: LocalGazette;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const urls = [...Object.keys(HOSTILE), "/good"].map((path) => base + path);
    gazette = await startGazette({ FEED_URLS: JSON.stringify(urls) });
  });
  afterAll(async () => {
    await gazette?.stop();
    server.closeAllConnections();
    server.close();
  });

  it("are each told of with a clear reason, and cost nobody but themselves", async () => {
    const answer = await gazette.ask("/api/feeds/poll", { method: "POST", headers: AUTHOR });
    const { feeds } = (await answer.json()) as FeedList;
    for (const { url, problem, lastPoll, failingSince } of feeds) {
      const [, reason] = HOSTILE[url.replace(base, "")] ?? [null, null];
      expect(lastPoll, url).not.toBeNull();
      expect(problem ?? "", url).toMatch(reason ?? /^(Left out.*)?$/);
      expect(failingSince === null, url).toBe(reason === null);
    }
  }, 120_000);

  it("bring nothing active into a page, a feed or the list of posts", async () => {
    for (const path of ["/feed.xml", "/feed.json", "/api/posts?limit=1000"]) {
      const text = await (await gazette.ask(path, { headers: AUTHOR })).text();
      expect(text, path).not.toMatch(/onerror|javascript:|srcdoc|root:x:|(a{1000})/);
    }
    const { posts } = (await (
      await gazette.ask("/api/posts?limit=1000", { headers: AUTHOR })
    ).json()) as PostList;
    expect(posts.map(({ title }) => title)).toContain("good");
    expect(posts.length).toBeLessThan(200);
  });

  it("do not stop a tick", async () => {
    await gazette.tick(new Date().toISOString());
    const health = (await (await gazette.ask("/health")).json()) as { ok: boolean };
    expect(health.ok).toBe(true);
  }, 120_000);
});
