import { beforeEach, describe, expect, it } from "vitest";
import type { Claims, Forgery } from "../../../dev/github-stand-in/issuer.ts";
import type { PreviewedPullAnswer, PreviewRequest } from "../../../src/contract/previews/preview-request.ts";
import type { PreviewList } from "../../../src/contract/previews/previews.ts";
import { AUTHOR, ask, askJson, askWith, importReaders, mailsTo } from "../shell/whole-worker.ts";

const STAND_IN = "https://token.actions.githubusercontent.com/_stand-in";
const play = (what: string, sent: unknown) =>
  fetch(`${STAND_IN}/${what}`, { method: "POST", body: JSON.stringify(sent) });
const sign = async (claims: Claims = {}, forgery: Forgery = {}) =>
  (await play("sign", { claims, forgery })).text();

let at = 0;
beforeEach(() => play("trouble", { status: null }));
/** Each run is newer than the one before, as on GitHub. */
const later = () => {
  at += 1;
  return { iat: Math.floor(Date.now() / 1000) - 600 + at };
};

const encode = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
const POST = `---\ntitle: A queue is a promise — ¡sí!\npubDate: 2026-11-29T08:00:00Z\n---\n\nPlain words.\n`;
const request = (own: Partial<PreviewRequest> = {}): PreviewRequest => ({
  ...{ title: "A post", commit: "c".repeat(40) },
  files: [{ path: "posts/queue.md", content: encode(POST) }],
  ...own,
});
/** Wrong callers are counted by where they come from: these come from nowhere else. */
const CLIENT = { "CF-Connecting-IP": "198.51.100.77" };
const bearer = (token: string) => ({
  ...{ ...CLIENT, Authorization: `Bearer ${token}` },
  "Content-Type": "application/json",
});
const call = (token: string, body: unknown = request()) =>
  ask("/api/previews", { method: "POST", headers: bearer(token), body: JSON.stringify(body) });
const end = (token: string, number = 7) =>
  ask(`/api/previews/${number}`, { method: "DELETE", headers: bearer(token) });
const list = async () => ((await askJson("/api/previews")).body as PreviewList).previews;
const problemOf = async (answer: Response) => ({
  status: answer.status,
  ...((await answer.json()) as { type: string; detail: string }),
});

describe("a workflow that asks for a preview by its token", () => {
  it("gets it, with what to say at its pull request; nothing is stored or mailed", async () => {
    await importReaders(["workflow@example.com,weekly,en"]);
    const answer = await call(await sign(later()));
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
    const { preview, summary, comment, status } = (await answer.json()) as PreviewedPullAnswer;
    expect(preview).toMatchObject({
      ...{ repository: "ada/blog", number: 7, commit: "c".repeat(40), title: "A post" },
      posts: [{ title: "A queue is a promise — ¡sí!", faults: [] }],
    });
    expect(summary).toContain(preview.url);
    expect(comment.body).toBe(`${comment.mark}\n${summary}`);
    expect(status).toMatchObject({
      ...{ state: "success", context: "gazette/preview", target_url: preview.url },
    });
    expect(await list()).toEqual([preview]);
    const page = await ask(new URL(preview.url).pathname);
    expect([page.status, page.headers.get("x-robots-tag")]).toEqual([200, "noindex, nofollow"]);
    expect((await ask(`${new URL(preview.url).pathname}/mails/0/light`)).status).toBe(200);
    expect((await askJson("/api/posts")).body).toMatchObject({ posts: [] });
    expect(await mailsTo("workflow@example.com")).toEqual([]);
  });

  it("has it taken away when the request closes, merged or not, as often as it says so", async () => {
    for (const ref of ["refs/pull/7/merge", "refs/heads/main"]) {
      expect((await call(await sign(later()))).status).toBe(200);
      const [preview] = await list();
      const token = await sign({ ...later(), ref });
      expect([(await end(token)).status, (await end(token)).status]).toEqual([204, 204]);
      expect(await list()).toEqual([]);
      expect((await ask(new URL(preview?.url ?? "").pathname)).status).toBe(404);
    }
  });

  it("changes nothing where a newer run was here, though its token is good", async () => {
    const old = await sign(later());
    await end(await sign(later()));
    const late = await call(old);
    expect(await problemOf(late)).toMatchObject({
      status: 409,
      type: "urn:gazette:problem:preview-superseded",
    });
    expect(await list()).toEqual([]);
  });

  it("may take both spellings of PUBLIC_URL for the audience", async () => {
    for (const aud of ["http://localhost:8787", "http://localhost:8787/"])
      expect((await call(await sign({ ...later(), aud }))).status).toBe(200);
  });
});

describe("whoever has no such token", () => {
  it.each([
    ["nothing", null],
    ["a word", "Bearer hello"],
    ["the author's own token", AUTHOR.Authorization],
    ["a token for something else", "Basic YTpi"],
  ])("presents %s, and is told how to ask", async (_, authorization) => {
    const headers = { ...CLIENT, ...(authorization === null ? {} : { Authorization: authorization }) };
    const init = { method: "POST", headers, body: JSON.stringify(request()) };
    const answer = await ask("/api/previews", init);
    expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="gazette-workflow"');
    expect(await problemOf(answer)).toMatchObject({
      ...{ status: 401, type: "urn:gazette:problem:workflow-token-wrong" },
      detail: expect.stringMatching(/OIDC token/),
    });
    const ended = await ask("/api/previews/7", { method: "DELETE", headers });
    expect(ended.status).toBe(401);
  });

  it("reads no list of previews with a workflow's token", async () => {
    const answer = await ask("/api/previews", { headers: bearer(await sign(later())) });
    expect(await problemOf(answer)).toMatchObject({ type: "urn:gazette:problem:author-token-wrong" });
    expect((await ask("/api/posts", { headers: bearer(await sign(later())) })).status).toBe(401);
  });

  it.each([
    ["of another newsletter", { aud: "https://news.example.org" }, {}],
    ["of another issuer", { iss: "https://evil.example" }, {}],
    ["that has expired", { iat: 1, exp: 300 }, {}],
    ["that begins tomorrow", { nbf: 4_000_000_000, exp: 4_000_000_300 }, {}],
    ["that is not signed", {}, { alg: "none" }],
    ["that is signed with our public key", {}, { alg: "HS256" }],
    ["that a stranger signed", {}, { isStrange: true }],
    ["that a stranger signed with a key of his own", {}, { isStrange: true, kid: "his-own" }],
  ])("presents one %s: 401", async (_, claims: Claims, forgery: Forgery) => {
    const answer = await call(await sign(claims, forgery));
    expect(await problemOf(answer)).toMatchObject({
      ...{ status: 401, type: "urn:gazette:problem:workflow-token-wrong", detail: expect.any(String) },
    });
  });

  it.each([
    ["another repository", { repository_id: "2" }, "GITHUB_REPOSITORY_ID to 2"],
    ["a repository that took over the name", { repository_id: "2", repository: "Ada/Blog" }, "to 2"],
    [
      "pull_request_target",
      { event_name: "pull_request_target", ref: "refs/heads/main" },
      "never listened to",
    ],
    ["workflow_run", { event_name: "workflow_run", ref: "refs/heads/main" }, "never listened to"],
    ["a push", { event_name: "push", ref: "refs/heads/main", base_ref: "" }, "on pull_request"],
    ["a request that is merged", { ref: "refs/heads/main" }, "merged"],
  ])("presents the token of %s: 403, with what to do", async (_, claims: Claims, words) => {
    const answer = await call(await sign({ ...later(), ...claims }));
    expect(await problemOf(answer)).toMatchObject({
      ...{ status: 403, type: "urn:gazette:problem:workflow-not-trusted" },
      detail: expect.stringContaining(words),
    });
  });

  it("ends no preview of another pull request", async () => {
    expect((await call(await sign(later()))).status).toBe(200);
    expect((await end(await sign({ ...later(), ref: "refs/pull/8/merge" }))).status).toBe(403);
    expect(await list()).toHaveLength(1);
  });

  it("is told the number to set where the newsletter listens to nobody yet", async () => {
    const init = { method: "POST", headers: bearer(await sign(later())), body: JSON.stringify(request()) };
    const answer = await askWith({ GITHUB_REPOSITORY_ID: "" }, "/api/previews", init);
    expect(await problemOf(answer)).toMatchObject({
      ...{ status: 403, detail: expect.stringContaining("set GITHUB_REPOSITORY_ID to 1296269") },
    });
  });
});

describe("a request for a preview that cannot be understood", () => {
  it.each([
    ["no JSON", "{", /not JSON/],
    ["no files", { title: "A", commit: "c".repeat(40) }, /files/],
    ["a field that there is none of", { ...request(), number: 8 }, /number/],
    ["a commit that is none", request({ commit: "c" }), /commit/],
    [
      "content that is no base64",
      request({ files: [{ path: "a.md", content: "%%" }] }),
      /a\.md is not base64/,
    ],
    [
      "more files than a request holds",
      request({ files: Array.from({ length: 101 }, (_, n) => ({ path: `${n}.md`, content: "" })) }),
      /at most 100/,
    ],
  ])("holds %s: 422 says what to do", async (_, body, words) => {
    const headers = bearer(await sign(later()));
    const sent = typeof body === "string" ? body : JSON.stringify(body);
    const answer = await ask("/api/previews", { method: "POST", headers, body: sent });
    const text = await answer.text();
    expect([answer.status, text]).toEqual([422, expect.stringMatching(words)]);
  });

  it("is too large above eight megabytes, and read from nobody without a token", async () => {
    const body = "x".repeat(8 * 1024 * 1024 + 1);
    const init = { method: "POST", body };
    expect((await ask("/api/previews", { ...init, headers: bearer(await sign(later())) })).status).toBe(413);
    expect((await ask("/api/previews", { ...init, headers: bearer("none") })).status).toBe(401);
  });

  it.each(["0", "-1", "x", "7x", "99999999999"])(
    "names no pull request: %s is nothing here",
    async (number) => {
      const headers = bearer(await sign(later()));
      expect((await ask(`/api/previews/${number}`, { method: "DELETE", headers })).status).toBe(404);
    },
  );
});

describe("a workflow that runs in circles", () => {
  it("is slowed down, and slows down no other pull request's", async () => {
    const token = await sign({ ...later(), ref: "refs/pull/9/merge" });
    const answers = [];
    for (let asked = 0; asked < 61; asked += 1) answers.push(await end(token, 9));
    expect(answers[0]?.status).toBe(204);
    expect(answers.find(({ status }) => status === 429)?.headers.get("retry-after")).toBe("60");
    expect((await end(await sign({ ...later(), ref: "refs/pull/10/merge" }), 10)).status).toBe(204);
  });

  it("is slowed down as well where its token is wrong, and a right one is let in all the same", async () => {
    const strange = await sign({}, { isStrange: true });
    const statuses = [];
    for (let asked = 0; asked < 61; asked += 1) statuses.push((await end(strange, 11)).status);
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    expect((await end(await sign({ ...later(), ref: "refs/pull/11/merge" }), 11)).status).toBe(204);
  });
});
