import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../../../dev/browser.ts";
import { composePullRequest, signEvent } from "../../../dev/github-stand-in/events.ts";
import { createGithubStandIn } from "../../../dev/github-stand-in/github.ts";
import type { PostList } from "../../../src/contract/posts/posts.ts";
import type { PreviewList } from "../../../src/contract/previews/previews.ts";
import { AUTHOR, type LocalGazette, startGazette, waitFor } from "../stage/local-gazette.ts";
import { lookAround } from "../stage/look.ts";

const SECRET = "a-webhook-secret-for-journeys";
const TOKEN = "github_pat_for_journeys";
const recent = new Date(Date.now() - 3_600_000).toISOString();

const ENGLISH = `---
title: A queue is a promise
pubDate: ${recent}
lang: en
translationKey: queue
tags: [Queues]
---

People think of a queue as a place where messages wait. It is a promise.

![](https://images.example.com/queue.png)

Somebody wrote [more about it](https://nowhere.invalid/page).

\`\`\`js
const queue = []; // a promise
\`\`\`
`;
const SPANISH = `---
title: Una cola es una promesa
pubDate: ${recent}
lang: es
translationKey: queue
---

La gente piensa en una cola como un lugar donde esperan los mensajes. Es una promesa.
`;
const HOSTILE = `---
title: "<script>alert(1)</script> @everyone | [x](https://evil.example)"
pubDate: ${recent}
---

<script>alert(document.domain)</script><img src=x onerror=alert(1)><iframe src="https://evil.example"></iframe>

<style>body{display:none}</style><form action="https://evil.example"><input name=q></form> Plain words.
`;

describe("a pull request to a blog's repository", () => {
  const github = createGithubStandIn();
  const blog = github.create("Ada/Blog");
  const base = blog.commit({ "content/old.md": "---\ntitle: Old\npubDate: 2026-01-01\n---\n\nOld words." });
  let gazette: LocalGazette;
  let browser: Browser;

  beforeAll(async () => {
    gazette = await startGazette({
      GITHUB_API_BASE_URL: await github.listen(),
      GITHUB_WEBHOOK_SECRET: SECRET,
      GITHUB_TOKEN: TOKEN,
      POSTS_FOLDER: "content",
    });
    browser = await launchBrowser();
    const body =
      "email,cadence,languages\na@example.com,weekly,en\nb@example.com,instant,es\nc@example.com,daily,en;es\n";
    const headers = { ...AUTHOR, "Content-Type": "text/csv" };
    await gazette.ask("/api/subscribers/import", { method: "POST", headers, body });
  });
  afterAll(async () => {
    await browser?.close();
    await gazette?.stop();
    await github.close();
  });

  const tell = async (action: string, head: string) => {
    const pull = composePullRequest(blog, { action, number: 7, title: "A post about queues", base, head });
    expect((await gazette.ask("/webhooks/github", signEvent(SECRET, "pull_request", pull))).status).toBe(202);
  };
  const list = async () => {
    const answer = await gazette.ask("/api/previews", { headers: AUTHOR });
    return ((await answer.json()) as PreviewList).previews;
  };
  const arrive = (head: string) =>
    waitFor("the preview", async () => {
      const preview = (await list()).find(({ commit }) => commit === head);
      return preview !== undefined && blog.statuses.some(({ sha }) => sha === head) ? preview : null;
    });

  it("has one comment, one status and one page, and stores no post", async () => {
    const head = blog.commit(
      { "content/queue.md": ENGLISH, "content/es/queue.md": SPANISH },
      { branch: "patch", onto: base },
    );
    await tell("opened", head);
    const preview = await arrive(head);
    expect(preview.posts.map(({ title, faults }) => ({ title, faults }))).toEqual([
      { title: "Una cola es una promesa", faults: [] },
      { title: "A queue is a promise", faults: [] },
    ]);
    expect(preview.posts[1]?.picturesWithoutText).toEqual(["https://images.example.com/queue.png"]);
    expect(preview.audiences).toMatchObject([
      { cadence: "weekly", readers: 1, nextAt: expect.any(String) },
      { cadence: "daily", readers: 1 },
      { cadence: "monthly", readers: 0 },
      { cadence: "instant", readers: 1, nextAt: null },
    ]);
    expect(blog.comments).toHaveLength(1);
    expect(blog.comments[0]?.body).toContain(preview.url);
    expect(blog.statuses).toMatchObject([
      { sha: head, state: "success", context: "gazette/preview", target_url: preview.url },
    ]);
    const answer = await gazette.ask("/api/posts", { headers: AUTHOR });
    expect(((await answer.json()) as PostList).posts).toEqual([]);
  });

  it("shows its mails in light and dark, well to read for everybody", async () => {
    const [preview] = await list();
    const answer = await fetch(preview?.url ?? "");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("x-robots-tag")).toContain("noindex");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    const policy = (await fetch(`${preview?.url}/mails/0/light`)).headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("sandbox allow-popups");
    const page = await browser.newPage();
    await page.goto(preview?.url ?? "");
    const frames = page.locator("iframe");
    expect(await frames.count()).toBe(2 * (preview?.mails.length ?? 0));
    for (let at = 0; at < (await frames.count()); at += 1) await frames.nth(at).scrollIntoViewIfNeeded();
    const colours = [];
    for (const scheme of ["light", "dark"]) {
      const mail = await browser.newPage({ colorScheme: "light" });
      await mail.setContent(await (await fetch(`${preview?.url}/mails/0/${scheme}`)).text());
      colours.push(await mail.evaluate("getComputedStyle(document.body).backgroundColor"));
      await mail.close();
    }
    expect(new Set(colours).size).toBe(2);
    expect(await lookAround(page, "preview")).toEqual([]);
    await page.close();
  });

  it("is foreign text, and does nothing wherever it is shown", async () => {
    const broken = "---\ntitle: a: b\npubDate: 2026-11-20\n---\nWords.";
    const head = blog.commit(
      { "content/evil.md": HOSTILE, "content/broken.md": broken },
      { branch: "patch" },
    );
    await tell("synchronize", head);
    const preview = await arrive(head);
    expect(preview.posts.find(({ path }) => path === "content/broken.md")?.faults.join()).toMatch(/2|line/);
    expect(blog.comments).toHaveLength(1);
    expect(blog.comments[0]?.body.replace(/`[^`\n]*`/g, "")).not.toMatch(/<script|@|evil/);
    expect(blog.statuses[0]).toMatchObject({ sha: head, state: "failure" });

    const page = await browser.newPage();
    const alerts: string[] = [];
    page.on("dialog", async (dialog) => {
      alerts.push(dialog.message());
      await dialog.dismiss();
    });
    const left: string[] = [];
    page.on("request", (request) => left.push(new URL(request.url()).host));
    await page.goto(preview.url);
    for (let at = 0; at < preview.mails.length; at += 1) {
      const mail = `${preview.url}/mails/${at}/light`;
      const html = await (await fetch(mail)).text();
      expect(html).not.toMatch(/<script|onerror|<iframe|<form/i);
      await page.goto(mail);
    }
    expect(alerts).toEqual([]);
    expect(left).not.toContain("evil.example");
    await page.close();
  });

  it("is gone when it closes, and cannot be guessed", async () => {
    const [preview] = await list();
    expect(preview?.url).toMatch(/\/previews\/[\w-]{24}$/);
    expect((await gazette.ask("/previews/aaaaaaaaaaaaaaaaaaaaaaaa")).status).toBe(404);
    await tell("closed", preview?.commit ?? "");
    await waitFor("its end", async () => ((await list()).length === 0 ? true : null));
    expect((await fetch(preview?.url ?? "")).status).toBe(404);
    expect((await fetch(`${preview?.url}/mails/0/light`)).status).toBe(404);
  });
});
