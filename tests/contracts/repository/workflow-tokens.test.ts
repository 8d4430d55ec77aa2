import { beforeEach, describe, expect, it } from "vitest";
import { type Claims, createStandInIssuer, type Forgery } from "../../../dev/github-stand-in/issuer.ts";
import { createKeyMemory } from "../../../src/adapters/github/signing-keys.ts";
import { createGithubWorkflowTokens } from "../../../src/adapters/github/workflow-tokens.ts";

const ISSUER = "https://token.actions.githubusercontent.com";
const PUBLIC_URL = "https://news.example.com/";
const github = createStandInIssuer(() => ISSUER);
const places: string[] = [];
let memory = createKeyMemory();
let at = Date.now();
beforeEach(() => {
  memory = createKeyMemory();
  at = Date.now();
  github.trouble(null);
});

const create = (publicUrl = PUBLIC_URL) =>
  createGithubWorkflowTokens({
    ...{ issuer: ISSUER, publicUrl: new URL(publicUrl), userAgent: "test", memory, now: () => at },
    send: async (url) => {
      places.push(url.href);
      return github.publish();
    },
  });
const sign = (claims: Claims = {}, forgery: Forgery = {}) =>
  github.sign({ aud: PUBLIC_URL, ...claims }, forgery);
const read = (claims: Claims = {}, forgery: Forgery = {}) => create().read(sign(claims, forgery));
const seconds = (count: number) => Math.floor(Date.now() / 1000) + count;

describe("a token of GitHub Actions", () => {
  it("is proven by the keys that its issuer publishes at the one place", async () => {
    expect(await read()).toMatchObject({
      is: "genuine",
      claims: {
        ...{ repositoryId: "1296269", repository: "Ada/Blog", event: "pull_request" },
        ...{ ref: "refs/pull/7/merge", baseRef: "main" },
      },
    });
    expect(new Set(places)).toEqual(new Set([`${ISSUER}/.well-known/jwks`]));
  });

  it.each([
    ["https://news.example.com", "https://news.example.com/"],
    ["https://news.example.com/", "https://news.example.com/"],
    ["http://localhost:8787", "http://localhost:8787/"],
  ])("is for the newsletter with and without a slash at the end: %s", async (aud, publicUrl) => {
    expect((await create(publicUrl).read(sign({ aud }))).is).toBe("genuine");
    expect((await create(publicUrl).read(sign({ aud: ["https://x.example", aud] }))).is).toBe("genuine");
  });

  it.each([
    ["an hour old", { iat: seconds(-3600), exp: seconds(-3300) }, "expired"],
    ["expired a little more than a minute ago", { exp: seconds(-62) }, "expired"],
    ["old, though it says to hold for years", { iat: seconds(-2000), exp: seconds(1e8) }, "expired"],
    ["of tomorrow", { iat: seconds(86_400), nbf: seconds(86_400), exp: seconds(90_000) }, "clock"],
    ["issued in the future", { iat: seconds(120) }, "clock"],
    ["without an end", { exp: undefined }, "does not say"],
    ["without a beginning", { iat: undefined }, "does not say"],
    ["with an end that is no number", { exp: "tomorrow" }, "does not say"],
    ["without an audience", { aud: undefined }, "audience https://news.example.com/"],
    ["for another newsletter", { aud: "https://news.example.org" }, "audience https://news.example.com/"],
    ["for a page of ours", { aud: "https://news.example.com/api" }, "audience"],
    ["for our name without encryption", { aud: "http://news.example.com" }, "audience"],
    ["for a name that begins with ours", { aud: "https://news.example.com.evil.example" }, "audience"],
    ["for GitHub itself, as it is asked for by default", { aud: "https://github.com/Ada" }, "audience"],
    ["for nobody", { aud: [] }, "audience"],
    ["that names no repository", { repository_id: undefined }, "which repository"],
    ["whose repository's number is a number", { repository_id: 1296269 }, "which repository"],
    ["that names no event", { event_name: undefined }, "which repository"],
  ])("%s is refused", async (_, claims: Claims, words) => {
    const answer = await read(claims);
    expect(answer).toMatchObject({ is: "refused" });
    expect(answer.is === "refused" && answer.detail).toContain(words);
  });

  it("may be a minute off, as clocks are", async () => {
    expect((await read({ exp: seconds(-50) })).is).toBe("genuine");
    expect((await read({ iat: seconds(50), nbf: seconds(50) })).is).toBe("genuine");
  });

  it.each([
    ["signed with a stranger's key under the id of GitHub's", { isStrange: true }, "not signed by GitHub"],
    ["signed with a key that nobody publishes", { isStrange: true, kid: "other" }, "does not publish"],
    ["that names no key", { kid: null }, "no OIDC token"],
    ["that names no key by an empty name", { kid: "" }, "no OIDC token"],
    ["not signed at all", { alg: "none" }, "no OIDC token"],
    ["signed with the public key for a secret", { alg: "HS256" }, "no OIDC token"],
    ["signed by another algorithm", { alg: "RS512" }, "no OIDC token"],
    ["that says another algorithm in other letters", { alg: "rs256" }, "no OIDC token"],
    [
      "that brings a key of its own",
      { isStrange: true, header: { jwk: { kty: "RSA", n: "AQAB", e: "AQAB" } } },
      "not signed by GitHub",
    ],
    [
      "that says where its key lies",
      { isStrange: true, header: { jku: "https://evil.example/keys" } },
      "not signed by GitHub",
    ],
    ["that asks for more than we know", { header: { crit: ["x"], x: 1 } }, "not signed by GitHub"],
  ])("%s is refused", async (_, forgery: Forgery, words) => {
    const answer = await read({}, forgery);
    expect(answer.is === "refused" && answer.detail).toContain(words);
  });

  it("that was changed by a letter is refused, in its header, its claims and its signature", async () => {
    const parts = sign().split(".");
    for (const [index, part] of parts.entries()) {
      const letter = part.at(10) === "A" ? "B" : "A";
      const changed = parts.with(index, `${part.slice(0, 10)}${letter}${part.slice(11)}`).join(".");
      expect((await create().read(changed)).is).toBe("refused");
    }
    expect((await create().read(`${parts[0]}.${parts[1]}.`)).is).toBe("refused");
  });

  it.each(["", "x", "a.b.c", "..", "author-token-for-tests-long-enough", "x".repeat(10_000)])(
    "is none where it is %j, and nobody is asked for keys",
    async (text) => {
      const before = github.asked();
      const answer = await create().read(text);
      expect(answer.is === "refused" && answer.detail).toContain("AUTHOR_TOKEN has no place");
      expect(github.asked()).toBe(before);
    },
  );

  it("of another issuer is none, though it is signed, and has no keys fetched", async () => {
    const before = github.asked();
    for (const iss of ["https://evil.example", `${ISSUER}/`, `${ISSUER}/acme`, undefined])
      expect(await read({ iss })).toMatchObject({ is: "refused" });
    expect(github.asked()).toBe(before);
  });
});

describe("the keys", () => {
  it("are asked for once, however many tokens come at once, and not again for ten minutes", async () => {
    const before = github.asked();
    const tokens = create();
    const answers = await Promise.all(Array.from({ length: 20 }, () => tokens.read(sign())));
    expect(answers.every(({ is }) => is === "genuine")).toBe(true);
    expect((await create().read(sign())).is).toBe("genuine");
    expect(github.asked() - before).toBe(1);
    at += 601_000;
    await create().read(sign({ iat: seconds(600), exp: seconds(900), nbf: seconds(0) }));
    expect(github.asked() - before).toBe(2);
  });

  it("are asked for twice a minute at most by whoever makes up names of keys", async () => {
    const before = github.asked();
    for (let index = 0; index < 120; index += 1) {
      await read({}, { isStrange: true, kid: `made-up-${index}` });
      at += 500;
    }
    expect(github.asked() - before).toBeLessThanOrEqual(3);
  });

  it("that GitHub renews are found, and the ones before hold no longer", async () => {
    const old = sign();
    expect((await create().read(old)).is).toBe("genuine");
    github.rotate();
    expect((await create().read(old)).is).toBe("genuine"); // kept for ten minutes
    at += 31_000;
    expect((await read()).is).toBe("genuine");
    expect((await create().read(old)).is).toBe("refused");
  });

  it.each([
    ["do not answer", async () => Promise.reject(new Error("connection refused"))],
    ["answer with an error", async () => new Response("down", { status: 503 })],
    ["lead elsewhere", async () => Response.redirect("https://evil.example/", 302)],
    ["are no JSON", async () => new Response("<html>")],
    ["are none", async () => Response.json({ keys: [] })],
    ["are of another kind", async () => Response.json({ keys: [{ kid: "key-1", kty: "oct", k: "AAAA" }] })],
    ["are endless", async () => new Response("x".repeat(300_000))],
  ])("that %s let nobody in, are asked for again in a while, and are well then", async (_, answer) => {
    github.trouble(answer as () => Promise<Response>);
    const before = github.asked();
    for (let index = 0; index < 5; index += 1) expect((await read()).is).toBe("unproven");
    expect(github.asked() - before).toBe(1);
    github.trouble(null);
    at += 5_000;
    expect((await read()).is).toBe("genuine");
  });

  it("that come too late let nobody in", async () => {
    const slow = createGithubWorkflowTokens({
      ...{ issuer: ISSUER, publicUrl: new URL(PUBLIC_URL), userAgent: "test", memory, timeoutMs: 50 },
      send: (_, { signal }) =>
        new Promise((_resolve, reject) => signal?.addEventListener("abort", () => reject(signal.reason))),
    });
    const began = Date.now();
    const answers = await Promise.all([slow.read(sign()), slow.read(sign()), slow.read(sign())]);
    expect(answers.map(({ is }) => is)).toEqual(["unproven", "unproven", "unproven"]);
    expect(Date.now() - began).toBeLessThan(4000);
  });
});
