import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { composePullRequest } from "../../dev/github-stand-in/events.ts";
import { createGithubStandIn } from "../../dev/github-stand-in/github.ts";
import { createJob, type WorkTree } from "../../dev/github-stand-in/job.ts";
import type { PreviewedPullAnswer, PreviewRequest } from "../../src/contract/previews/preview-request.ts";
import { previewRequestSchema } from "../../src/contract/previews/preview-request.ts";
import { readWorkflow } from "../builders/repository/read-workflow.ts";

const { workflow, step, script } = readWorkflow();

describe("the workflow in the documents", () => {
  it("runs on pull requests alone, with no right and no secret that it does not need", () => {
    expect(workflow.on).toEqual({
      pull_request: { types: ["opened", "synchronize", "reopened", "edited", "closed"] },
    });
    expect(workflow.permissions).toEqual({
      ...{ contents: "read", "id-token": "write" },
      ...{ "pull-requests": "write", statuses: "write" },
    });
    const file = readFileSync("docs/gazette-preview.yml", "utf8");
    expect(file).not.toMatch(/\bsecrets\b\./);
    expect(file.replace(/^\s*#.*$/gm, "")).not.toContain("AUTHOR_TOKEN");
  });

  it("puts nothing that a stranger may write into its script, and checks out no credentials", () => {
    expect(script).not.toContain("${{");
    expect(workflow.jobs.preview.steps[0]?.with).toEqual({ "fetch-depth": 2, "persist-credentials": false });
    expect(step.shell).toBe("node {0}");
  });

  it("needs no package, and lets one run at a time show a pull request", () => {
    expect(script.match(/require\("([^"]+)"\)/g)).toEqual([
      'require("node:child_process")',
      'require("node:fs")',
    ]);
    expect(workflow.concurrency).toEqual({
      group: expect.stringContaining("github.event.pull_request.number }}"),
      "cancel-in-progress": true,
    });
  });
});

const PREVIEWED = (faults: readonly string[] = []): PreviewedPullAnswer => ({
  preview: {
    ...{ id: "abc", url: "https://news.example.com/previews/abc", repository: "ada/blog", number: 7 },
    ...{
      title: "A post",
      commit: "c".repeat(40),
      madeAt: "2026-11-29T12:00:00.000Z",
      mails: [],
      audiences: [],
    },
    posts: [
      {
        ...{ path: "posts/a, b.md", title: null, faults: [...faults], reason: null },
        ...{ picturesWithoutText: [], deadLinks: [] },
      },
    ],
  },
  summary: "### See the mails",
  comment: { mark: "<!-- gazette-preview abc -->", body: "<!-- gazette-preview abc -->\n### See the mails" },
  status: {
    ...{ state: faults.length === 0 ? "success" : "failure", context: "gazette/preview" },
    ...{ target_url: "https://news.example.com/previews/abc", description: "One mail" },
  },
});

describe("a job of the workflow", () => {
  const github = createGithubStandIn();
  const blog = github.create("Ada/Blog");
  let githubUrl = "";
  const calls: { method: string; url: string; authorization: string; body: string }[] = [];
  let answers: (() => { status: number; body: unknown })[] = [];
  const newsletter = createServer(async (request, response) => {
    const { method = "", url = "", headers } = request;
    calls.push({ method, url, authorization: headers.authorization ?? "", body: await text(request) });
    const { status, body } = answers.shift()?.() ?? { status: 200, body: PREVIEWED() };
    response.writeHead(status, { "Content-Type": "application/json" });
    response.end(status === 204 ? undefined : JSON.stringify(body));
  });
  let newsletterUrl = "";
  const job = createJob(script);

  beforeAll(async () => {
    githubUrl = await github.listen();
    await new Promise<void>((resolve) => newsletter.listen(0, "127.0.0.1", resolve));
    newsletterUrl = `http://127.0.0.1:${(newsletter.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    job.remove();
    await github.close();
    newsletter.close();
  });
  beforeEach(() => {
    calls.length = 0;
    answers = [];
    blog.comments.length = 0;
    blog.statuses.length = 0;
    github.trouble(null);
  });

  const base: WorkTree = {
    "posts/old.md": "Old",
    "posts/gone.md": "Gone",
    "posts/moved.md": "Moved",
    "a.md": "A",
  };
  const run = async (
    edits: WorkTree = { "posts/a.md": "# A" },
    own: { action?: string; state?: "open" | "closed"; head?: string; isFork?: boolean; env?: object } = {},
  ) => {
    const head = job.propose(base, edits);
    const { action = "opened", state = "open" } = own;
    blog.pulls.set(7, { title: "As it is called now", state, head: { sha: own.head ?? head } });
    const pull = { action, number: 7, title: "A post", base: "b".repeat(40), head };
    const event = composePullRequest(blog, pull);
    if (own.isFork !== true) event.pull_request.head.repo.full_name = "Ada/Blog";
    else event.pull_request.head.repo.full_name = "Eve/Blog";
    return job.run(event, {
      ...github.runner.environment(githubUrl),
      ...{ GAZETTE_URL: newsletterUrl, GITHUB_TOKEN: "t", GITHUB_REPOSITORY: "Ada/Blog" },
      ...own.env,
    });
  };
  const sentRequest = () => previewRequestSchema.parse(JSON.parse(calls[0]?.body ?? "")) as PreviewRequest;
  const decode = (content: string | null | undefined) =>
    content == null ? content : Buffer.from(content, "base64").toString();

  it("shows the files that the request changes, and says at the request what it is answered", async () => {
    const { code, summary, output } = await run({
      'posts/ä b\n"c".MD': "# Ä",
      "posts/old.md": "New",
      "posts/gone.md": null,
      "posts/moved.md": null,
      "posts/new/moved.md": "Moved",
      "posts/picture.png": "PNG",
    });
    expect(code).toBe(0);
    const { files, ...rest } = sentRequest();
    expect(files.map(({ path, content }) => [path, decode(content)]).sort()).toEqual([
      ["posts/new/moved.md", "Moved"],
      ["posts/old.md", "New"],
      ['posts/ä b\n"c".MD', "# Ä"],
    ]);
    expect(rest).toMatchObject({
      ...{ title: "As it is called now", commit: expect.stringMatching(/^[0-9a-f]{40}$/), leftOut: 0 },
      removed: ["posts/gone.md", "posts/moved.md"],
    });
    expect(calls).toMatchObject([{ method: "POST", url: "/api/previews" }]);
    expect(summary).toBe("### See the mails\n");
    expect(blog.comments).toMatchObject([{ issue: 7, body: PREVIEWED().comment.body }]);
    expect(blog.statuses).toMatchObject([{ sha: rest.commit, state: "success", context: "gazette/preview" }]);
    const token = calls[0]?.authorization.replace("Bearer ", "") ?? "";
    expect(output.replace(`::add-mask::${token}`, "")).not.toContain(token);
    expect(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()).toContain(
      `"aud":"${newsletterUrl}/"`,
    );
  });

  it("reads nothing of the machine that it runs on, and leaves out what is no post", async () => {
    await run({
      "posts/passwords.md": { linkTo: "/etc/passwd" },
      "posts/up.md": { linkTo: "../../event.json" },
      "posts/large.md": "x".repeat(600_000),
      "posts/odd.md": new Uint8Array([0xff, 0x00, 0x80]),
    });
    expect(sentRequest().files.map(({ path, content }) => [path, content])).toEqual([
      ["posts/large.md", null],
      ["posts/odd.md", Buffer.from([0xff, 0x00, 0x80]).toString("base64")],
    ]);
  });

  it("sends a hundred files and five megabytes at most, and says how many more there are", async () => {
    const many = (count: number, size: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`posts/${n}.md`, "x".repeat(size)]));
    await run(many(120, 10));
    expect([sentRequest().files.length, sentRequest().leftOut]).toEqual([100, 20]);
    calls.length = 0;
    await run(many(30, 500_000));
    expect([sentRequest().files.length, sentRequest().leftOut]).toEqual([10, 20]);
    expect(calls[0]?.body.length).toBeLessThan(8 * 1024 * 1024);
  });

  it("keeps its one comment up to date, and writes into nobody else's", async () => {
    const theirs = { issue: 7, body: "I like <!-- gazette-preview abc -->" };
    blog.comments.push({ id: 1, ...theirs });
    await run();
    await run();
    expect(blog.comments).toMatchObject([theirs, { body: PREVIEWED().comment.body }]);
    answers = [
      () => ({
        status: 200,
        body: {
          ...PREVIEWED(),
          comment: { mark: "<!-- gazette-preview abc -->", body: "<!-- gazette-preview abc -->\nNew" },
        },
      }),
    ];
    await run();
    expect(blog.comments).toMatchObject([theirs, { body: "<!-- gazette-preview abc -->\nNew" }]);
  });

  it("fails where a post cannot be read, and says so at its file", async () => {
    answers = [() => ({ status: 200, body: PREVIEWED(["line 2: 100% wrong\n::add-mask::x"]) })];
    const { code, output } = await run();
    expect(code).toBe(1);
    expect(output).toContain("::error file=posts/a%2C b.md::line 2: 100%25 wrong%0A::add-mask::x\n");
    expect(blog.statuses).toMatchObject([{ state: "failure" }]);
  });

  it("ends the preview when the request closes, also by an old run that is run again", async () => {
    for (const action of ["closed", "synchronize"]) {
      answers = [() => ({ status: 204, body: null })];
      expect((await run({}, { action, state: "closed" })).code).toBe(0);
    }
    expect(calls.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "DELETE /api/previews/7",
      "DELETE /api/previews/7",
    ]);
  });

  it("does nothing where the request moved on, or a newer run was here", async () => {
    expect((await run({}, { head: "d".repeat(40) })).code).toBe(0);
    expect((await run({}, { action: "closed", state: "open" })).code).toBe(0);
    expect(calls).toEqual([]);
    answers = [() => ({ status: 409, body: { detail: "A newer run was here." } })];
    const { code, output } = await run();
    expect([code, blog.comments.length]).toEqual([0, 0]);
    expect(output).toContain("::notice");
  });

  it("asks nobody from a fork, which gets no token, and tells who forgot the permission", async () => {
    const env = { ACTIONS_ID_TOKEN_REQUEST_URL: "" };
    const fork = await run({}, { isFork: true, env });
    expect([fork.code, fork.output]).toEqual([0, expect.stringContaining("from a fork")]);
    const bot = await run({}, { env: { ...env, GITHUB_ACTOR: "dependabot[bot]" } });
    expect(bot.code).toBe(0);
    const own = await run({}, { env });
    expect([own.code, own.output]).toEqual([1, expect.stringContaining("id-token: write")]);
    expect(calls).toEqual([]);
  });

  it("says what the newsletter says, once, where it refuses", async () => {
    answers = [
      () => ({ status: 403, body: { title: "No", detail: "Set GITHUB_REPOSITORY_ID to 1296269." } }),
    ];
    const { code, output } = await run();
    expect([code, calls.length]).toEqual([1, 1]);
    expect(output).toMatch(/::error .*answers 403: Set GITHUB_REPOSITORY_ID to 1296269\./);
  });

  it("asks again with a new token where the newsletter is down", async () => {
    answers = [() => ({ status: 503, body: { title: "Down" } })];
    const { code } = await run();
    expect([code, calls.length, blog.statuses.length]).toEqual([0, 2, 1]);
  });

  it("shows the mails all the same where GitHub lets it say nothing", async () => {
    github.trouble({ status: 403 });
    const { code, output, summary } = await run();
    expect([code, summary]).toEqual([0, "### See the mails\n"]);
    expect(output).toContain("::notice title=Newsletter preview::GitHub answers 403");
  });
});
