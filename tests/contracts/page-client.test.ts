import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPageClient } from "../../src/adapters/polling/page-client.ts";

const seen: IncomingMessage[] = [];
const leads =
  (to: string, status = 302) =>
  (_: IncomingMessage, answer: ServerResponse) =>
    void answer.writeHead(status, { Location: to }).end();
const routes: Record<string, (request: IncomingMessage, answer: ServerResponse) => void> = {
  "/hello/": (_, answer) => void answer.writeHead(200).end("<p>x</p>".repeat(100_000)),
  "/hello": leads("/hello/", 301),
  "/get-alone/": ({ method }, answer) => void answer.writeHead(method === "HEAD" ? 405 : 200).end(),
  "/no-head/": ({ method }, answer) => void answer.writeHead(method === "HEAD" ? 501 : 200).end(),
  "/head-404/": ({ method }, answer) => void answer.writeHead(method === "HEAD" ? 404 : 200).end(),
  "/gone/": (_, answer) => void answer.writeHead(410).end(),
  "/busy/": (_, answer) => void answer.writeHead(503, { "Retry-After": "300" }).end(),
  "/closed/": (_, answer) => void answer.writeHead(403).end(),
  "/throttled/": (_, answer) => void answer.writeHead(429).end(),
  "/home/": leads("/"),
  "/": (_, answer) => void answer.writeHead(200).end(),
  "/loop/": leads("/loop/"),
  "/private/": leads("https://10.0.0.7/"),
  "/private6/": leads("https://[fd00::1]/"),
  "/decimal/": leads("https://167772167/"),
  "/octal/": leads("https://012.0.0.7/"),
  "/spelt/": leads("https://10.0.0.7.nip.io/"),
  "/plain/": leads("http://blog.example.org/"),
  "/silent/": () => {},
  "/endless/": ({ method }, answer) => {
    if (method === "HEAD") return void answer.writeHead(405).end();
    answer.writeHead(200);
    const timer = setInterval(() => answer.write("x"), 5);
    answer.on("close", () => clearInterval(timer));
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

const ask = (path: string, most = 25, more = {}) =>
  createPageClient({
    ...{
      allowLoopback: true,
      own: null,
      siteUrl: new URL(base),
      userAgent: "Gazette/test",
      timeoutMs: 1_500,
    },
    ...more,
  }).ask(path.startsWith("/") ? base + path : path, most);

describe("asking for a page", () => {
  it.each([
    "/hello/",
    "/hello",
    "/get-alone/",
    "/no-head/",
    "/head-404/",
    "/closed/",
    "/throttled/",
    "/endless/",
  ])("finds %s", async (path) => {
    expect(await ask(path)).toEqual({ isThere: true });
  });

  it.each([
    ["/missing/", "answers 404"],
    ["/gone/", "answers 410"],
    ["/busy/", "answers 503"],
    ["/home/", "front page"],
    ["/loop/", "more than 5"],
    ["/private/", "public host"],
    ["/private6/", "public host"],
    ["/decimal/", "public host"],
    ["/octal/", "public host"],
    ["/spelt/", "public host"],
    ["/plain/", "https alone"],
    ["/silent/", "within 1.5 seconds"],
    ["http://127.0.0.1:1/", "cannot be reached"],
    ["https://printer.local/", "public host"],
    ["ftp://blog.example.org/", "https alone"],
  ])("does not find %s, and says why", async (path, words) => {
    expect(await ask(path)).toMatchObject({ isThere: false, problem: expect.stringContaining(words) });
  });

  it("says how long it should wait, and who asks", async () => {
    expect(await ask("/busy/")).toMatchObject({ retryAfterSeconds: 300 });
    expect(seen.at(-1)?.headers["user-agent"]).toBe("Gazette/test");
  });

  it("asks this machine in local development alone, however it is spelled", async () => {
    const before = seen.length;
    const port = new URL(base).port;
    for (const host of ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "[::1]"])
      expect(await ask(`http://${host}:${port}/hello/`, 25, { allowLoopback: false }), host).toMatchObject({
        isThere: false,
      });
    expect(seen.length).toBe(before);
  });

  it("knows nothing where its requests do not suffice", async () => {
    const before = seen.length;
    expect(await ask("/loop/", 3)).toBeNull();
    expect(await ask("/head-404/", 1)).toBeNull();
    expect(seen.length - before).toBe(4);
  });
});
