import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../../../dev/browser.ts";
import { composePullRequest } from "../../../dev/github-stand-in/events.ts";
import { createGithubStandIn } from "../../../dev/github-stand-in/github.ts";
import { type Claims, REPOSITORY_ID } from "../../../dev/github-stand-in/issuer.ts";
import { createJob, type WorkTree } from "../../../dev/github-stand-in/job.ts";
import type { PostList } from "../../../src/contract/posts/posts.ts";
import type { PreviewList } from "../../../src/contract/previews/previews.ts";
import { readWorkflow } from "../../builders/repository/read-workflow.ts";
import { AUTHOR, type LocalGazette, mailsTo, startGazette } from "../stage/local-gazette.ts";
import { lookAround } from "../stage/look.ts";

const pubDate = new Date(Date.now() - 3_600_000).toISOString();
const write = (title: string, body: string) => `---\ntitle: ${title}\npubDate: ${pubDate}\n---\n\n${body}\n`;
const GOOD: WorkTree = {
  "content/queue.md": write(
    "A queue is a promise",
    "People think of a queue as a place. It is a **promise**.",
  ),
  "README.md": "# No post",
};
const HOSTILE: WorkTree = {
  "content/evil.md": write(
    "'<script>alert(1)</script> @everyone'",
    "<script>alert(document.domain)</script><img src=x onerror=alert(1)> Plain words.",
  ),
  "content/broken.md": "---\ntitle: a: b\npubDate: 2026-11-20\n---\nWords.",
};

describe("a blog whose workflow asks for previews", () => {
  const github = createGithubStandIn();
  const blog = github.create("Ada/Blog");
  const job = createJob(readWorkflow().script);
  let gazette: LocalGazette;
  let browser: Browser;
  let githubUrl = "";

  beforeAll(async () => {
    githubUrl = await github.listen();
    gazette = await startGazette({
      ...{ GITHUB_API_BASE_URL: githubUrl, GITHUB_REPOSITORY_ID: REPOSITORY_ID, POSTS_FOLDER: "content" },
    });
    browser = await launchBrowser();
    const headers = { ...AUTHOR, "Content-Type": "text/csv" };
    const body = "email,cadence,languages\na@example.com,weekly,en\nb@example.com,instant,en\n";
    await gazette.ask("/api/subscribers/import", { method: "POST", headers, body });
  });
  afterAll(async () => {
    await browser?.close();
    await gazette?.stop();
    await github.close();
    job.remove();
  });

  /** A run of the workflow as GitHub starts it; tokens are seconds old, so that a later run's is the newer one. */
  const run = async (edits: WorkTree, claims: Claims = {}, action = "synchronize") => {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const head = job.propose({ "content/old.md": "Old" }, edits);
    const state = action === "closed" ? "closed" : "open";
    blog.pulls.set(7, { title: "A post about queues", state, head: { sha: head } });
    const event = composePullRequest(blog, {
      action,
      number: 7,
      title: "A post",
      base: "b".repeat(40),
      head,
    });
    event.pull_request.head.repo.full_name = "Ada/Blog";
    github.runner.begin(claims);
    const outcome = await job.run(event, {
      ...github.runner.environment(githubUrl),
      ...{ GAZETTE_URL: gazette.url, GITHUB_TOKEN: "t", GITHUB_REPOSITORY: "Ada/Blog" },
    });
    return { ...outcome, head };
  };
  const list = async () => {
    const answer = await gazette.ask("/api/previews", { headers: AUTHOR });
    return ((await answer.json()) as PreviewList).previews;
  };

  it("has a page with the mails, one comment, one status and a summary, without webhook, token or secret", async () => {
    const { code, output, summary, head } = await run(GOOD, {}, "opened");
    expect([code, output]).toEqual([0, expect.stringContaining("/previews/")]);
    const [preview] = await list();
    expect(preview).toMatchObject({
      ...{ repository: "ada/blog", number: 7, commit: head, title: "A post about queues" },
      posts: [{ path: "content/queue.md", title: "A queue is a promise", faults: [], reason: null }],
    });
    expect(preview?.audiences).toMatchObject([{ cadence: "weekly", readers: 1 }, {}, {}, { readers: 1 }]);
    expect(summary).toContain(preview?.url);
    expect(blog.comments).toMatchObject([{ issue: 7, body: expect.stringContaining(preview?.url ?? "-") }]);
    expect(blog.statuses).toMatchObject([{ sha: head, state: "success", target_url: preview?.url }]);
    const posts = await gazette.ask("/api/posts", { headers: AUTHOR });
    expect(((await posts.json()) as PostList).posts).toEqual([]);
    expect([...mailsTo(gazette, "a@example.com"), ...mailsTo(gazette, "b@example.com")]).toEqual([]);
  });

  it("shows the page in a browser, well to read for everybody", async () => {
    const [preview] = await list();
    const page = await browser.newPage();
    await page.goto(preview?.url ?? "");
    const frames = page.locator("iframe");
    expect(await frames.count()).toBe(2 * (preview?.mails.length ?? 0));
    for (let at = 0; at < (await frames.count()); at += 1) await frames.nth(at).scrollIntoViewIfNeeded();
    await page.frameLocator("iframe >> nth=0").getByText("A queue is a promise").first().waitFor();
    expect(await lookAround(page, "preview-by-workflow")).toEqual([]);
    await page.close();
  });

  it("keeps both up to date, fails where a post cannot be read, and lets nothing foreign work", async () => {
    const [before] = await list();
    const { code, output, head } = await run(HOSTILE);
    const [preview] = await list();
    expect([code, preview?.url, preview?.commit]).toEqual([1, before?.url, head]);
    expect(output).toMatch(/^::error file=content\/broken\.md::/m);
    expect(blog.comments).toHaveLength(1);
    expect(blog.comments[0]?.body.replace(/`[^`\n]*`/g, "")).not.toMatch(/<script|@everyone/);
    expect(blog.statuses[0]).toMatchObject({ sha: head, state: "failure" });
    for (let at = 0; at < (preview?.mails.length ?? 0); at += 1)
      expect(await (await fetch(`${preview?.url}/mails/${at}/light`)).text()).not.toMatch(/<script|onerror/i);
  });

  it.each([
    ["of another repository", { repository_id: "2" }, "GITHUB_REPOSITORY_ID to 2"],
    ["with rights", { event_name: "pull_request_target", ref: "refs/heads/main" }, "never listened to"],
    ["with a token of yesterday", { iat: 1_700_000_000, exp: 1_700_000_300 }, "expired"],
    ["with a token for somebody else", { aud: "https://github.com/Ada" }, "audience http://localhost"],
  ])("lets no run %s change anything, and says what to do", async (_, claims: Claims, words) => {
    const before = await list();
    const { code, output } = await run(GOOD, claims);
    expect([code, output]).toEqual([1, expect.stringContaining(words)]);
    expect(await list()).toEqual(before);
  });

  it("is gone when the request is merged, whose run names no number any more", async () => {
    const [preview] = await list();
    const { code } = await run({}, { ref: "refs/heads/main" }, "closed");
    expect([code, await list()]).toEqual([0, []]);
    expect((await fetch(preview?.url ?? "")).status).toBe(404);
    expect((await fetch(`${preview?.url}/mails/0/light`)).status).toBe(404);
  });
});
