import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createGithubStandIn } from "../../../dev/github-stand-in/github.ts";
import { createGithubClient } from "../../../src/adapters/github/github-client.ts";
import { createGithubHost } from "../../../src/adapters/github/repository-host.ts";

const github = createGithubStandIn({ compared: 300, listed: 3 });
const blog = github.create("Ada/Blog");
let baseUrl: URL;
beforeAll(async () => {
  baseUrl = new URL(await github.listen());
});
afterAll(() => github.close());
const connect = (token: string | null = null, timeoutMs = 5000) =>
  createGithubHost(createGithubClient({ baseUrl, token, userAgent: "test", timeoutMs }));

describe("GitHub as a host of repositories", () => {
  it("tells heads, differences, files and their bytes", async () => {
    const first = blog.commit({ "a b/é.md": "One\nTwo\nThree\n", "x.md": "X" });
    const second = blog.commit({ "a b/é.md": null, "c/ü.md": "One\nTwo\nThree\nFour\n", "x.md": "Y" });
    const host = connect();
    expect(await host.findHead("ada/blog", "main")).toEqual({ ok: true, value: second });
    const compared = await host.compare("ada/blog", first, second);
    expect(compared).toMatchObject({
      value: {
        status: "ahead",
        isWhole: true,
        files: [
          { path: "c/ü.md", formerPath: "a b/é.md", change: "stored" },
          { path: "x.md", formerPath: null, change: "stored" },
        ],
      },
    });
    const listed = await host.listFiles("ada/blog", second, "");
    if (!listed.ok) throw new Error(listed.problem.detail);
    const file = listed.value.find(({ path }) => path === "c/ü.md");
    if (file === undefined) throw new Error("a file");
    const read = await host.readFile("ada/blog", file, second);
    expect(read.ok && new TextDecoder().decode(read.value)).toBe("One\nTwo\nThree\nFour\n");
    const byPath = await host.readFile("ada/blog", { ...file, blob: "0".repeat(40) }, second);
    expect(byPath).toEqual(read);
  });

  it("lists the folder of posts alone where the whole is more than it lists", async () => {
    const files = Array.from({ length: 5 }, (_, n) => [`pictures/${n}.png`, `${n}`]);
    const head = blog.commit(
      { ...Object.fromEntries(files), "posts/one.md": "One" },
      { branch: "large", onto: null },
    );
    expect(await connect().listFiles("ada/blog", head, "posts")).toMatchObject({
      value: [{ path: "posts/one.md" }],
    });
    expect(await connect().listFiles("ada/blog", head, "")).toMatchObject({ problem: { kind: "too-large" } });
  });

  it("names what is wrong, and when to ask again", async () => {
    const ask = () => connect("wrong").findHead("ada/blog", "main");
    const reset = Math.ceil(Date.now() / 1000) + 600;
    const limited = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": `${reset}` };
    const cases = [
      [
        { status: 403, headers: limited },
        { kind: "waits", retryAt: reset * 1000 },
      ],
      [
        { status: 429, headers: limited },
        { kind: "waits", retryAt: reset * 1000 },
      ],
      [
        { status: 403, headers: { "retry-after": "60" } },
        { kind: "waits", retryAt: expect.any(Number) },
      ],
      [{ status: 429 }, { kind: "waits", retryAt: null }],
      [{ status: 403 }, { kind: "refused", detail: expect.stringContaining("GITHUB_TOKEN"), retryAt: null }],
      [{ status: 401 }, { kind: "refused", detail: expect.stringContaining("expired") }],
      [{ status: 404 }, { kind: "missing" }],
      [{ status: 409 }, { kind: "missing" }],
      [{ status: 500 }, { kind: "unreachable" }],
      [
        { status: 503, headers: { "retry-after": "9" } },
        { kind: "waits", retryAt: expect.any(Number) },
      ],
      ["cut", { kind: "unreachable", detail: expect.stringContaining("cannot be reached") }],
    ] as const;
    for (const [trouble, problem] of cases) {
      github.trouble(trouble, 1);
      expect(await ask(), JSON.stringify(trouble)).toMatchObject({ ok: false, problem });
    }
    github.trouble(null);
  });

  it("reads what is private by the token alone", async () => {
    github.requireToken("github_pat_right");
    expect(await connect().findHead("ada/blog", "main")).toMatchObject({
      problem: { kind: "missing", detail: expect.stringContaining("needs GITHUB_TOKEN") },
    });
    expect(await connect("github_pat_right").findHead("ada/blog", "main")).toMatchObject({ ok: true });
    github.requireToken(null);
  });

  it("follows a repository that was renamed, and hands its token to no other host", async () => {
    const seen: (string | null)[] = [];
    const answers = [
      new Response(null, { status: 301, headers: { location: "/repositories/1/git/ref/heads/main" } }),
      Response.json({ object: { sha: "abc" } }),
      new Response(null, { status: 301, headers: { location: "https://elsewhere.example.com/" } }),
    ];
    const host = createGithubHost(
      createGithubClient({
        ...{ baseUrl: new URL("https://api.github.com/"), token: "t", userAgent: "test" },
        send: async (url) => {
          seen.push(url.href);
          return answers.shift() ?? Response.error();
        },
      }),
    );
    expect(await host.findHead("ada/old", "main")).toEqual({ ok: true, value: "abc" });
    expect(await host.findHead("ada/old", "main")).toMatchObject({ problem: { kind: "malformed" } });
    expect(seen).toEqual([
      "https://api.github.com/repos/ada/old/git/ref/heads/main",
      "https://api.github.com/repositories/1/git/ref/heads/main",
      "https://api.github.com/repos/ada/old/git/ref/heads/main",
    ]);
  });

  it("is not believed where its answer has another shape, or is too large, or late", async () => {
    const answer = (body: () => Response | Promise<Response>) =>
      createGithubHost(
        createGithubClient({ ...{ baseUrl, token: null, userAgent: "test" }, send: async () => body() }),
      );
    for (const body of ["null", "[]", "{", '{"object":{}}', "<html>"])
      expect(await answer(() => new Response(body)).findHead("a/b", "main")).toMatchObject({
        problem: { kind: "malformed" },
      });
    const large = answer(() => Response.json({ content: "x".repeat(1_100_000), encoding: "base64" }));
    expect(await large.readFile("a/b", { path: "a.md", blob: "b" }, "c")).toMatchObject({
      problem: { kind: "too-large" },
    });
    const unread = answer(() => Response.json({ content: "", encoding: "none" }));
    expect(await unread.readFile("a/b", { path: "a.md", blob: "b" }, "c")).toMatchObject({
      problem: { kind: "too-large" },
    });
  });
});
