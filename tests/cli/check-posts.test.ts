import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTurns } from "../../cli/links/take-turns.ts";
import { runHere } from "./run-here.ts";

const AT = "2026-11-20T09:00:00.000Z";
let base = "";
let posts: readonly object[] = [];
let asked: { readonly call: string; readonly at: number }[] = [];
let busy = 0;
const leads =
  (to: string, status = 301) =>
  (_: IncomingMessage, answer: ServerResponse) =>
    void answer.writeHead(status, { Location: to }).end();
const routes: Record<string, (request: IncomingMessage, answer: ServerResponse) => void> = {
  "/there/": (_, answer) => void answer.writeHead(200).end(),
  "/there": leads("/there/"),
  "/get/": ({ method }, answer) => void answer.writeHead(method === "HEAD" ? 405 : 200).end("x"),
  "/closed/": (_, answer) => void answer.writeHead(403).end(),
  "/gone/": (_, answer) => void answer.writeHead(410).end(),
  "/home/": leads("/"),
  "/": (_, answer) => void answer.writeHead(200).end(),
  "/moved/": leads("/there/"),
  "/busy/": (_, answer) => {
    busy += 1;
    answer.writeHead(busy === 1 ? 503 : 200, busy === 1 ? { "Retry-After": "1" } : {}).end();
  },
};
/** A newsletter and its blog in one. */
const server = createServer((request, answer) => {
  asked.push({ call: `${request.method} ${request.url}`, at: Date.now() });
  if (request.url?.startsWith("/api/posts")) {
    const offset = Number(new URL(request.url, base).searchParams.get("offset"));
    const page = posts.slice(offset, offset + 3);
    const next = offset + 3 < posts.length ? offset + 3 : null;
    answer.writeHead(200, { "Content-Type": "application/json" });
    return void answer.end(JSON.stringify({ posts: page, next, postsFolder: "", siteUrl: `${base}/` }));
  }
  const route = routes[request.url ?? ""];
  if (route === undefined) answer.writeHead(404).end();
  else route(request, answer);
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
  asked = [];
  busy = 0;
});

const post = (path: string, url: string, more: object = {}) => ({
  ...{
    path,
    url: url.replace(/^(https:)?(?=\/\w)/, (_, scheme) => base.replace("http:", scheme ?? "http:")),
    draft: false,
    publishedAt: AT,
    ...more,
  },
});
const check = (...words: readonly string[]) => runHere(["posts", "check", ...words], base);
const readLines = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("posts check", () => {
  it("is content where every link leads to its page, however the blog likes to be asked", async () => {
    posts = ["/there/", "/there", "/get/", "/closed/", "/busy/"].map((url, n) => post(`${n}.md`, url));
    const { code, out } = await check();
    expect([code, out]).toEqual([0, "5 links: all of them are there.\n"]);
  });

  it.each([
    ["/missing/", "answers 404"],
    ["/gone/", "answers 410"],
    ["/home/", "leads to the front page"],
    ["/moved/", "leads to another page, "],
    ["http://127.0.0.1:59321/", "cannot be reached (ECONNREFUSED)"],
    ["https:/there/", "does not speak https"],
    ["http://no-such-host.invalid/", "its name leads nowhere"],
    ["mailto:ada@example.com", "is no web address"],
  ])("names %s with its file, why, and what to do, and ends with 1", async (url, words) => {
    posts = [post("en/there.md", "/there/"), post("en/dead.md", url)];
    const { code, out } = await check();
    expect(code).toBe(1);
    expect(out).toContain("dead  en/dead.md");
    expect(out).toContain(words);
    expect(out).not.toContain("en/there.md");
    expect(out).toContain("POST_URL");
    const machine = await check("--json");
    expect([machine.code, readLines(machine.out)]).toEqual([
      1,
      [
        { path: "en/there.md", url: `${base}/there/`, state: "there", problem: null },
        expect.objectContaining({
          path: "en/dead.md",
          state: "dead",
          problem: expect.stringContaining(words),
        }),
      ],
    ]);
  });

  it("asks for those that were named alone: by file, path or folder of the newsletter", async () => {
    posts = [post("en/a.md", "/missing/"), post("es/a.md", "/there/"), post("es/b.md", "/get/")];
    expect((await check("es")).out).toContain("2 links");
    expect((await check("es/b.md")).out).toContain("1 link: all");
    const unknown = await check("fr/x.md", "es/a.md");
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining("posts publish fr/x.md")]);
  });

  it("asks for no page of a post that stays home or is to come", async () => {
    posts = [
      post("a.md", "/missing/", { draft: true }),
      post("b.md", "/missing/", { publishedAt: "2999-01-01T00:00:00.000Z" }),
    ];
    expect(await check()).toMatchObject({ code: 0, out: "There is no link to ask for.\n" });
    expect((await check("a.md")).code).toBe(1);
  });

  it("comes again when a busy blog says", async () => {
    posts = [post("a.md", "/busy/")];
    expect((await check()).code).toBe(0);
    const [first, again] = asked.filter(({ call }) => call === "HEAD /busy/");
    expect((again?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
  });

  it("asks one host for ten pages a second at most", async () => {
    posts = Array.from({ length: 12 }, (_, n) => post(`${n}.md`, "/there/"));
    const { code, out } = await check("--json");
    expect([code, readLines(out).map(({ path }) => path)]).toEqual([0, posts.map((_, n) => `${n}.md`)]);
    const times = asked.filter(({ call }) => call === "HEAD /there/").map(({ at }) => at);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(1_000);
  });
});

it("gives everybody a turn by itself, and none to anybody while a host rests", async () => {
  let now = 0;
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  const turns = createTurns(
    (ms) => new Promise((wake) => void sleepers.push({ at: now + ms, wake })),
    () => now,
  );
  const taken: number[] = [];
  for (let n = 0; n < 4; n += 1) void turns.take("a").then(() => taken.push(now));
  turns.rest("a", 1_000);
  void turns.take("b").then(() => taken.push(-1));
  for (; now < 3_000; now += 10) {
    for (const sleeper of sleepers.splice(0))
      if (sleeper.at <= now) sleeper.wake();
      else sleepers.push(sleeper);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(taken.filter((at) => at === 0 || at === -1)).toEqual([0, -1]);
  const later = taken.filter((at) => at > 0);
  expect(later).toHaveLength(3);
  expect(Math.min(...later)).toBeGreaterThanOrEqual(1_000);
});
