import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFeedClient } from "../../src/adapters/polling/feed-client.ts";

const seen: IncomingMessage[] = [];
const routes: Record<string, (request: IncomingMessage, answer: ServerResponse) => void> = {
  "/feed": (request, answer) => {
    if (request.headers["if-none-match"] === '"1"') return void answer.writeHead(304).end();
    answer
      .writeHead(200, {
        ETag: '"1"',
        "Last-Modified": "Fri, 20 Nov 2026 10:00:00 GMT",
        "Cache-Control": "public, max-age=600",
      })
      .end("<rss/>");
  },
  "/moved": (_, answer) => void answer.writeHead(302, { Location: "/feed" }).end(),
  "/loop": (_, answer) => void answer.writeHead(301, { Location: "/loop" }).end(),
  "/private": (_, answer) =>
    void answer.writeHead(302, { Location: "https://169.254.169.254/latest/meta-data" }).end(),
  "/nowhere": (_, answer) => void answer.writeHead(302).end(),
  "/gone": (_, answer) => void answer.writeHead(410).end("gone"),
  "/busy": (_, answer) => void answer.writeHead(503, { "Retry-After": "120" }).end(),
  "/large": (_, answer) => void answer.writeHead(200).end("x".repeat(5_000_000)),
  "/slow": (_, answer) => {
    answer.writeHead(200);
    const timer = setInterval(() => answer.write("x"), 20);
    answer.on("close", () => clearInterval(timer));
  },
  "/silent": () => {},
  "/latin": (_, answer) =>
    void answer
      .writeHead(200)
      .end(Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><rss>d\xeda</rss>', "latin1")),
  "/header": (_, answer) =>
    void answer
      .writeHead(200, { "Content-Type": "text/xml; charset=windows-1252" })
      .end(Buffer.from("<rss>d\xeda</rss>", "latin1")),
  "/utf16": (_, answer) => void answer.writeHead(200).end(Buffer.from("\uFEFF<rss>día</rss>", "utf16le")),
  "/wrong": (_, answer) => void answer.writeHead(200).end(Buffer.from([0x3c, 0xff, 0xfe, 0xfa])),
  "/unknown": (_, answer) =>
    void answer.writeHead(200, { "Content-Type": "text/xml; charset=klingon" }).end("<rss/>"),
  "/cut": (_, answer) => {
    answer.writeHead(200, { "Content-Length": "100" });
    answer.write("<rss>");
    setTimeout(() => answer.destroy(), 20);
  },
};
const server = createServer((request, answer) => {
  seen.push(request);
  const route = routes[request.url ?? ""];
  if (route === undefined) answer.writeHead(404).end();
  else route(request, answer);
});
let base = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const NOTHING = { etag: null, lastModified: null };
const client = (more = {}) =>
  createFeedClient({
    allowLoopback: true,
    own: null,
    userAgent: "Gazette/test",
    timeoutMs: 500,
    ...more,
  });
const ask = (path: string, known = NOTHING) => client().fetch(base + path, known);

describe("asking for a feed", () => {
  it("takes its bytes and what it is known by, and says who asks", async () => {
    expect(await ask("/feed")).toMatchObject({
      outcome: "read",
      body: "<rss/>",
      etag: '"1"',
      lastModified: "Fri, 20 Nov 2026 10:00:00 GMT",
      maxAgeSeconds: 600,
    });
    expect(seen.at(-1)?.headers).toMatchObject({
      "user-agent": "Gazette/test",
      accept: expect.stringContaining("application/rss+xml"),
    });
  });
  it("asks by what it has", async () => {
    expect(await ask("/feed", { etag: '"1"', lastModified: "x" } as never)).toMatchObject({
      outcome: "unchanged",
    });
  });
  it("follows where it is led, and looks at each address on the way", async () => {
    expect(await ask("/moved")).toMatchObject({ outcome: "read", url: `${base}/feed` });
    expect(await ask("/loop")).toMatchObject({
      outcome: "failed",
      problem: expect.stringContaining("more than 5"),
    });
    expect(await ask("/private")).toMatchObject({
      outcome: "failed",
      problem: expect.stringContaining("public host"),
    });
    expect(await ask("/nowhere")).toMatchObject({ outcome: "failed" });
  });
  it.each([
    ["/gone", "gone for good"],
    ["/missing", "404"],
    ["/large", "larger than 2 MB"],
    ["/slow", "within 0.5 seconds"],
    ["/silent", "within 0.5 seconds"],
    ["/wrong", "utf-8"],
    ["/unknown", "klingon"],
    ["/cut", "cannot be reached"],
  ])("says what is wrong: %s", async (path, words) => {
    expect(await ask(path)).toMatchObject({ outcome: "failed", problem: expect.stringContaining(words) });
  });
  it("says how long it should wait", async () => {
    expect(await ask("/busy")).toMatchObject({ outcome: "failed", retryAfterSeconds: 120 });
  });
  it("reads the letters of the charset that is said", async () => {
    for (const path of ["/latin", "/header", "/utf16"])
      expect(await ask(path), path).toMatchObject({ outcome: "read", body: expect.stringContaining("día") });
  });
  it("does not ask this machine, or nobody, unless it may", async () => {
    const before = seen.length;
    expect(await client({ allowLoopback: false }).fetch(`${base}/feed`, NOTHING)).toMatchObject({
      outcome: "failed",
    });
    expect(seen.length).toBe(before);
    expect(await client().fetch("http://127.0.0.1:1/feed", NOTHING)).toMatchObject({
      outcome: "failed",
      problem: expect.stringContaining("cannot be reached"),
    });
  });
});
