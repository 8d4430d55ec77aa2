import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PostList } from "../../src/contract/posts/posts.ts";
import { AUTHOR, type LocalGazette, mailsTo, startGazette, waitFor } from "./stage/local-gazette.ts";

const READER = "reads-at-once@example.com";

describe("a newsletter that requires pages", () => {
  let gazette: LocalGazette;
  const standing = new Set<string>(["/"]);
  const asked: string[] = [];
  const blog = createServer((request, answer) => {
    asked.push(`${request.method} ${request.url}`);
    answer.writeHead(standing.has(request.url ?? "") ? 200 : 404).end();
  });
  const call = (path: string, init: RequestInit = {}) =>
    gazette.ask(path, { ...init, headers: { ...AUTHOR, ...init.headers } });
  const put = (name: string) =>
    call(`/api/posts/${name}.md`, {
      method: "PUT",
      body: `---\ntitle: The ${name}\npubDate: ${new Date(Date.now() - 60_000).toISOString()}\nslug: ${name}\ntags: [${name}]\n---\n\nWords of ${name}.\n`,
    });
  const reasons = async () => {
    const { posts } = (await (await call("/api/posts")).json()) as PostList;
    return Object.fromEntries(posts.map(({ path, reason }) => [path, reason]));
  };
  const findMails = (name: string) =>
    mailsTo(gazette, READER).filter(({ subject }) => subject.includes(`The ${name}`));
  const tick = () => gazette.tick(new Date().toISOString());
  const publicText = async () =>
    (await Promise.all(["/feed.xml", "/"].map(async (path) => (await gazette.ask(path)).text()))).join("");

  beforeAll(async () => {
    await new Promise<void>((resolve) => blog.listen(0, "127.0.0.1", resolve));
    const siteUrl = `http://127.0.0.1:${(blog.address() as AddressInfo).port}/`;
    gazette = await startGazette({
      ...{ SITE_URL: siteUrl, REQUIRE_PAGE: "true", POST_URL: "/:slug/", CADENCES: '["instant","weekly"]' },
    });
    await call("/api/subscribers/import", {
      method: "POST",
      headers: { "Content-Type": "text/csv" },
      body: `email,cadence\n${READER},instant\n`,
    });
  });
  afterAll(async () => {
    await gazette?.stop();
    blog.close();
  });

  it("mails and shows nothing of a post before its page answers, and the post in the very next tick", async () => {
    await put("alpha");
    await tick();
    expect(await reasons()).toEqual({ "alpha.md": "no-page (answers 404)" });
    expect(await publicText()).not.toContain("alpha");
    standing.add("/alpha/");
    const now = await call("/api/issues", { method: "POST", body: JSON.stringify({ cadence: "instant" }) });
    expect(now.status).toBe(202);
    await waitFor("the mail about the post", () => findMails("alpha")[0]);
    expect(await publicText()).toContain("The alpha");
    expect(asked.slice(0, 2)).toEqual(["HEAD /alpha/", "GET /alpha/"]);
  });

  it("asks nobody for a dry run, and lets a post go by its author's word", async () => {
    await put("beta");
    const before = asked.length;
    await call("/api/issues", { method: "POST", body: JSON.stringify({ cadence: "instant", dryRun: true }) });
    expect(asked).toHaveLength(before);
    const release = await call("/api/posts/release", {
      method: "POST",
      body: JSON.stringify({ path: "beta.md" }),
    });
    expect([release.status, await release.json()]).toEqual([200, { id: "beta", reason: null }]);
    await tick();
    await waitFor("the mail about the other post", () => findMails("beta")[0]);
    expect(asked).toHaveLength(before);
    await tick();
    expect([findMails("alpha").length, findMails("beta").length]).toEqual([1, 1]);
  });
});
