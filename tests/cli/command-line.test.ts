import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBaseFault } from "../../cli/parse-base.ts";
import manifest from "../../package.json" with { type: "json" };
import { type LocalBlog, startBlog } from "./local-blog.ts";

let blog: LocalBlog;
beforeAll(async () => {
  blog = await startBlog();
  blog.write("a.md");
});
afterAll(() => blog.stop());

describe("GAZETTE_URL", () => {
  it.each([
    ["localhost:8787", "http://localhost:8787."],
    ["localhost", "http://localhost."],
    ["news.example.com", "https://news.example.com."],
    ["news.example.com:8443/", "https://news.example.com:8443."],
    ["ftp://news.example.com", "https://news.example.com."],
    ["https://news.example.com/letter", "https://news.example.com."],
    ["https://news.example.com/?a=b", "https://news.example.com."],
    ["https://ada:secret@news.example.com", "https://news.example.com."],
    ["https://", "https://news.example.com."],
    ["", "https://news.example.com."],
    ["   ", "https://news.example.com."],
    ["//", "https://news.example.com."],
  ])("%j cannot be used, and what is wrong is said with an example", (base, example) => {
    expect(findBaseFault(base)).toMatch(/^GAZETTE_URL .*such as /);
    expect(findBaseFault(base)?.endsWith(example)).toBe(true);
  });

  it.each(["http://localhost:8787", "https://news.example.com/", "http://[::1]:8800"])(
    "%s can be used",
    (base) => {
      expect(findBaseFault(base)).toBeNull();
    },
  );

  it("that cannot be used is wrong usage, and never quotes a password", async () => {
    const ran = await blog.gazette(["posts", "list"], { env: { GAZETTE_URL: "localhost:8787" } });
    expect(ran).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining('GAZETTE_URL is "localhost:8787"'),
    });
    expect(findBaseFault("https://ada:secret@news.example.com")).not.toContain("secret");
  });

  it.each([
    ["text/html", "<h1>Not found</h1>", 404],
    ["application/json", '{"error":"not found"}', 404],
    ["application/json", "{}{", 200],
    ["application/json", "null", 404],
    ["text/plain", "", 404],
  ])(
    "where somebody else answers says what was expected and what to look at: %s %s",
    async (type, body, status) => {
      const server = createServer((_, response) =>
        response.writeHead(status, { "content-type": type }).end(body),
      );
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const ran = await blog.gazette(["posts", "list"], { env: { GAZETTE_URL: base } });
      server.close();
      expect(ran).toMatchObject({ code: 1, out: "" });
      expect(ran.err).toMatch(/is no Gazette: an answer of its API was expected.*GAZETTE_URL.*PUBLIC_URL/);
    },
  );

  it("where nothing listens is said plainly", async () => {
    const ran = await blog.gazette(["posts", "list"], { env: { GAZETTE_URL: "http://127.0.0.1:9" } });
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/^Nothing answers at http:\/\/127\.0\.0\.1:9 .*npm run dev.*GAZETTE_URL/);
  });
});

describe("the command line", () => {
  it("helps without asking anybody, and ends well", async () => {
    const ran = await blog.gazette(["issues", "plan", "--help"], { env: { GAZETTE_URL: "nowhere" } });
    expect(ran).toMatchObject({
      code: 0,
      err: "",
      out: expect.stringContaining("--test-to <you@example.com>"),
    });
  });

  it("ends with 2 where it was used wrongly, and says nothing on standard output", async () => {
    const ran = await blog.gazette(["issues", "plan", "--dry-rum"]);
    expect(ran).toMatchObject({ code: 2, out: "", err: expect.stringContaining("Did you mean --dry-run?") });
  });

  it.each([
    [["issues", "plan", "--dry-rum"], "Did you mean --dry-run?"],
    [["issues", "plan", "--cadense=weekly"], "Did you mean --cadence?"],
    [["issues", "plan", "-x"], "unknown option '-x'"],
    [
      ["issues", "plan", "--test-to", "--dry-run"],
      "--test-to takes a value, such as --test-to you@example.com.",
    ],
    [["issues", "plan", "--dry-run=yes"], "--dry-run takes no value"],
    [["issues", "plan", "weekly"], "too many arguments"],
    [["issues", "who", "weekly-2026-11-23"], "issues who [options] <id> <address>"],
    [["issues", "resolve", "a", "1", "maybe"], "Allowed choices are submitted, not-submitted."],
    [["posts", "publish"], "posts publish [options] <files...>"],
    [["post", "publish", "a.md"], "Did you mean posts?"],
    [["posts", "publsih", "a.md"], "Did you mean publish?"],
    [["frobnicate"], "unknown command 'frobnicate'"],
  ])("refuses %j as wrong usage, with what to write instead", async (words, advice) => {
    const ran = await blog.gazette(words);
    expect(ran).toMatchObject({ code: 2, out: "", err: expect.stringContaining(advice) });
    const machine = await blog.gazette([...words, "--json"]);
    expect([machine.code, JSON.parse(machine.out)]).toMatchObject([2, { error: { kind: "wrong-usage" } }]);
  });

  it("answers a group's name, or nothing at all, with what there is", async () => {
    for (const words of [[], ["posts"], ["issues", "--help"], ["help"]])
      expect(await blog.gazette(words)).toMatchObject({
        code: 0,
        err: "",
        out: expect.stringContaining("Commands:"),
      });
  });

  it("says which version it is", async () => {
    expect(await blog.gazette(["--version"])).toEqual({ code: 0, out: `${manifest.version}\n`, err: "" });
  });

  it("names AUTHOR_TOKEN where there is none, or one that cannot be", async () => {
    const env = { GAZETTE_URL: "https://news.example.com", AUTHOR_TOKEN: "" };
    expect(await blog.gazette(["posts", "list"], { env })).toMatchObject({
      code: 2,
      err: expect.stringContaining("AUTHOR_TOKEN"),
    });
    const broken = { AUTHOR_TOKEN: "two words" };
    expect(await blog.gazette(["posts", "list"], { env: broken })).toMatchObject({
      code: 2,
      err: expect.stringContaining("AUTHOR_TOKEN"),
    });
  });

  it("takes what stands behind -- for a name, whatever it looks like", async () => {
    blog.write("--help.md");
    expect(await blog.gazette(["posts", "publish", "--", "--help.md"])).toMatchObject({ code: 0 });
  });
});
