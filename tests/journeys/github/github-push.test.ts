import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { composePush, signEvent } from "../../../dev/github-stand-in/events.ts";
import { createGithubStandIn } from "../../../dev/github-stand-in/github.ts";
import type { PostList } from "../../../src/contract/posts/posts.ts";
import type { RepositoryList } from "../../../src/contract/repository/repositories.ts";
import { AUTHOR, type LocalGazette, mailsTo, startGazette, waitFor } from "../stage/local-gazette.ts";

const SECRET = "a-webhook-secret-for-journeys";
const TOKEN = "github_pat_for_journeys";
const READER = "reads-at-once@example.com";
const FILES = 500;

const DAY_MS = 86_400_000;
/** Too old to be announced, unless another age in days is said. */
const write = (title: string, body = `Words of ${title}.`, age = 60) =>
  `---\ntitle: ${title}\npubDate: ${new Date(Date.now() - age * DAY_MS).toISOString()}\n---\n\n${body}\n`;
const at = (name: string) => `src/content/blog/${name}`;

describe("a newsletter of a blog in a private repository", () => {
  const github = createGithubStandIn();
  const blog = github.create("Ada/Blog");
  let gazette: LocalGazette;

  beforeAll(async () => {
    github.requireToken(TOKEN);
    gazette = await startGazette({
      GITHUB_API_BASE_URL: await github.listen(),
      GITHUB_WEBHOOK_SECRET: SECRET,
      GITHUB_TOKEN: TOKEN,
      GITHUB_REPOSITORY: "ada/blog",
      POSTS_FOLDER: "src/content/blog",
      CADENCES: '["instant","weekly"]',
      ASK_ABOVE_POSTS: "0",
    });
    const csv = { ...AUTHOR, "Content-Type": "text/csv" };
    const body = `email,cadence\n${READER},instant\n`;
    await gazette.ask("/api/subscribers/import", { method: "POST", headers: csv, body });
  });
  afterAll(async () => {
    await gazette?.stop();
    await github.close();
  });

  /** Tells of a push, and how long the answer took. */
  async function tell(before: string | null, after: string) {
    const began = performance.now();
    const push = composePush(blog, { after, ...(before === null ? {} : { before }) });
    const answer = await gazette.ask("/webhooks/github", signEvent(SECRET, "push", push));
    await answer.text();
    return { status: answer.status, ms: performance.now() - began };
  }
  const show = async () => {
    const answer = await gazette.ask("/api/repositories", { headers: AUTHOR });
    return ((await answer.json()) as RepositoryList).repositories[0] ?? null;
  };
  const arrive = (commit: string) =>
    waitFor("the posts of a commit", async () => {
      const shown = await show();
      return shown?.commit === commit && !shown.isWorking ? shown : null;
    });
  const list = async () => {
    const answer = await gazette.ask("/api/posts?limit=1000", { headers: AUTHOR });
    return ((await answer.json()) as PostList).posts;
  };
  const blobs = () => github.calls.filter((call) => call.includes("/git/blobs/")).length;
  let head = "";
  /** A commit and the push of it; once its posts are here. */
  async function commit(...[edits, options]: Parameters<typeof blog.commit>) {
    const before = head;
    head = blog.commit(edits, options);
    const told = await tell(before === "" ? null : before, head);
    expect(told.status).toBe(202);
    expect(told.ms).toBeLessThan(1000);
    return arrive(head);
  }

  it("stores all of five hundred files, though GitHub is down when it is told of them", async () => {
    github.trouble("down");
    const names = Array.from({ length: FILES }, (_, n) => `post-${n}`);
    head = blog.commit(Object.fromEntries(names.map((name) => [at(`${name}.md`), write(name)])));
    const told = await tell(null, head);
    expect(told.status).toBe(202);
    expect(told.ms).toBeLessThan(1000);
    const failing = await waitFor("the failure", async () => ((await show())?.problem ? show() : null));
    expect(failing).toMatchObject({
      problem: "GitHub answers 502.",
      commit: null,
      nextAttempt: expect.any(String),
    });
    github.trouble(null);
    expect(await arrive(head)).toMatchObject({ posts: FILES, refused: [], problem: null, nextAttempt: null });
    expect(await list()).toHaveLength(FILES);
    expect(blobs()).toBe(FILES);
  });

  it("asks for no file when the push comes again", async () => {
    const before = blobs();
    const calls = github.calls.length;
    expect((await tell(null, head)).status).toBe(202);
    await waitFor("the head to be looked at", () => (github.calls.length > calls ? true : null));
    await commit({ [at("post-1.md")]: write("post-1", "Edited words.") });
    expect(blobs()).toBe(before + 1);
  });

  it("keeps a post that is moved and edited, removes what is gone, and follows a branch that is forced elsewhere", async () => {
    const root = head;
    const ids = new Map((await list()).map(({ path, addedAt }) => [path, addedAt]));
    const moved = write("post-2", "Words of post-2.\nAnd more.");
    await commit({ [at("post-2.md")]: null, [at("2026/two.md")]: moved, [at("post-3.md")]: null });
    const posts = new Map((await list()).map(({ path, addedAt }) => [path, addedAt]));
    expect(posts.size).toBe(FILES - 1);
    expect(posts.get("2026/two.md")).toBe(ids.get("post-2.md"));
    expect([posts.has("post-2.md"), posts.has("post-3.md")]).toEqual([false, false]);

    await commit({ [at("forced.md")]: write("forced") }, { onto: root });
    const paths = (await list()).map(({ path }) => path);
    expect(paths).toHaveLength(FILES + 1);
    for (const path of ["post-2.md", "post-3.md", "forced.md"]) expect(paths).toContain(path);
    expect(paths).not.toContain("2026/two.md");
  });

  it("shows a file that cannot be a post, and takes it once it is mended", async () => {
    const broken = await commit({ [at("broken.md")]: "---\ntitle: [\n---\nWords." });
    expect(broken.refused).toMatchObject([{ path: at("broken.md"), reason: expect.any(String) }]);
    expect((await commit({ [at("broken.md")]: write("mended") })).refused).toEqual([]);
  });

  it("goes on where the runtime was ended in the middle", async () => {
    const names = Array.from({ length: 90 }, (_, n) => `late-${n}`);
    head = blog.commit(Object.fromEntries(names.map((name) => [at(`${name}.md`), write(name)])));
    const before = blobs();
    expect((await tell(null, head)).status).toBe(202);
    await waitFor("the first files", () => (blobs() > before + 20 ? true : null));
    await gazette.worker().stop();
    await gazette.restart();
    expect((await arrive(head)).refused).toEqual([]);
    expect((await list()).filter(({ path }) => path.startsWith("late-"))).toHaveLength(90);
  });

  it("mails what a push adds with the next tick, once, wherever the file goes", async () => {
    const fresh = write("A fresh post", "Words that nobody has read.", 1);
    await commit({ [at("fresh.md")]: fresh });
    await gazette.tick(new Date().toISOString());
    const [mail] = await waitFor("the mail", () => {
      const mails = mailsTo(gazette, READER);
      return mails.length > 0 ? mails : null;
    });
    expect(mail?.subject).toContain("A fresh post");
    expect(mail?.html).toContain("Words that nobody has read.");
    await commit({ [at("fresh.md")]: null, [at("old/fresh.md")]: `${fresh}\nAnd more.` });
    await gazette.tick(new Date(Date.now() + 900_000).toISOString());
    expect(mailsTo(gazette, READER)).toHaveLength(1);
  });
});
