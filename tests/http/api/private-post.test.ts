import { describe, expect, it } from "vitest";
import type { PreviewAnswer } from "../../../src/contract/issues/issue-answer.ts";
import type { PostList } from "../../../src/contract/posts/posts.ts";
import {
  AUTHOR,
  ask,
  askJson,
  importReaders,
  mailsTo,
  publish,
  settleIssues,
} from "../shell/whole-worker.ts";

const YESTERDAY = new Date(Date.now() - 86_400_000).toISOString();
const DATE = `pubDate: ${YESTERDAY}`;

/** Everything that anybody can read without a link of their own. */
const PAGES = ["/", "/?lang=es", "/embed", "/issues", "/issues?lang=es", "/check-inbox", "/health"];
const FEEDS = ["/feed.xml", "/atom.xml", "/feed.json"].concat(
  ["en", "es", "en,es"].flatMap((language) =>
    ["xml", "atom", "json"].map((format) => `/feeds/${language}.${format}`),
  ),
);

async function readEverything(): Promise<string> {
  const issues = await settleIssues();
  const pages = issues.flatMap(({ id }) => [`/issues/${id}`, `/issues/${id}?lang=es`]);
  const texts = await Promise.all([
    ...[...PAGES, ...pages].map(async (path) => (await ask(path)).text()),
    ...FEEDS.map(async (path) => (await ask(path)).text()),
    ...FEEDS.map(async (path) => (await ask(path, { headers: { Accept: "text/html" } })).text()),
    ...["/api/posts", "/api/issues"].map(async (path) => (await ask(path)).text()),
  ]);
  return texts.join("\n");
}

/** Where a word stands, for the eye: whole pages are no message. */
const find = (text: string, word: RegExp) =>
  [...text.matchAll(new RegExp(`.{0,80}${word.source}.{0,40}`, "gi"))].map(([place]) => place);

/** An answer without what only repeats the question. */
async function describeAnswer(response: Response, asked: string) {
  const text = (await response.text()).replaceAll(asked, "…").replaceAll(encodeURIComponent(asked), "…");
  return { status: response.status, text, type: response.headers.get("Content-Type") };
}

/** What a stranger learns of a topic, by its feeds and by asking for it at sign-up. */
async function learnOf(slug: string) {
  const place = `/feeds/en/${encodeURIComponent(slug)}`;
  const json = JSON.stringify({ email: "stranger@private.example", topics: [slug] });
  const form = new URLSearchParams({ email: "stranger@private.example", topics: slug });
  return Promise.all([
    ...["xml", "atom", "json"].map(async (format) => describeAnswer(await ask(`${place}.${format}`), slug)),
    describeAnswer(await ask(`${place}.xml`, { headers: { Accept: "text/html" } }), slug),
    describeAnswer(
      await ask("/subscribe", {
        method: "POST",
        body: json,
        headers: { "Content-Type": "application/json", Accept: "application/json" },
      }),
      slug,
    ),
    describeAnswer(await ask("/subscribe", { method: "POST", body: form }), slug),
  ]);
}

async function sendDaily(): Promise<void> {
  const answer = await askJson("/api/issues", { method: "POST", body: '{"cadence":"daily"}' });
  expect([200, 202]).toContain(answer.status);
  await settleIssues();
}

async function reasonOf(id: string): Promise<string | null> {
  const { body } = await askJson("/api/posts?limit=500");
  const { posts } = body as PostList;
  const { body: dry } = await askJson("/api/issues", {
    method: "POST",
    body: '{"cadence":"daily","dryRun":true}',
  });
  const { notDue, wouldSend } = dry as PreviewAnswer;
  const listed = posts.find((post) => post.id === id)?.reason ?? null;
  const told = notDue.find((post) => post.id === id)?.reason ?? null;
  if (!wouldSend.posts.includes(id)) expect(told).toBe(listed);
  return listed;
}

const SPELLINGS: readonly (readonly [string, string, string])[] = [
  ["blog/a.md", "draft: true", "draft"],
  ["blog/b.md", "isDraft: yes", "draft (isDraft: yes)"],
  ["blog/c.md", "published: false", "unpublished (published: false)"],
  ["blog/d.md", "visibility: members", "for members (visibility: members)"],
  ["blog/e.md", "draft: perhaps", "unclear (draft: perhaps)"],
  ["blog/f.md", "expiryDate: 2020-01-01", "expired (since 2020-01-01T00:00:00.000Z)"],
  ["blog/g.md", "lang: fr", "language not offered (fr)"],
  ["fr/blog/h.md", "x: 1", "language not offered (fr)"],
  ["blog/i.de.md", "x: 1", "language not offered (de)"],
  ["_drafts/j.md", "x: 1", "draft (folder _drafts/)"],
  ["blog/k.md", "publishAt: 2199-01-01", "future"],
  ["blog/l.md", "password: secretsecret", "locked by a password (password)"],
  ["blog/m.md", "build: {list: never}", "unlisted (build.list: never)"],
];

describe("a post that is not for the public", () => {
  it("shows nowhere, however it is spelled, and its author is told why", async () => {
    await importReaders(["curious@private.example,daily,en;es"]);
    await publish("blog/zero.md", ["title: Zero", DATE, "tags: [Zero]"]);
    for (const [path, line] of SPELLINGS) {
      const answer = await publish(
        path,
        ["title: Merger with Acme", DATE, "tags: [Acmetag]", line],
        "Acmebody.",
      );
      expect([path, answer.status]).toEqual([path, 201]);
    }
    await sendDaily();
    for (const [path, , reason] of SPELLINGS)
      expect([path, await reasonOf(path.replace(/\.md$/, ""))]).toEqual([path, reason]);
    expect(find(await readEverything(), /acme/i)).toEqual([]);
    const mails = await mailsTo("curious@private.example");
    expect(mails.length).toBe(1);
    expect(JSON.stringify(mails)).not.toMatch(/acme/i);
    expect(await learnOf("acmetag")).toEqual(await learnOf("nothingtag"));
  });

  it("is refused as a special and as a test, with the reason", async () => {
    for (const more of ["", ',"testTo":"author@private.example"']) {
      const { status, body } = await askJson("/api/issues", {
        method: "POST",
        body: `{"posts":["blog/d"]${more}}`,
      });
      expect(status).toBe(422);
      expect(JSON.stringify(body)).toContain("visibility: members");
    }
    expect(await mailsTo("author@private.example")).toEqual([]);
  });

  it("goes out once when it is made public, and is gone from every page when it is made private again", async () => {
    const lines = ["title: Seesawtitle", DATE, "tags: [Seesawtag]"];
    await publish("blog/seesaw.md", [...lines, "private: true"], "Seesawbody.");
    await sendDaily();
    expect(find(await readEverything(), /seesaw/i)).toEqual([]);
    await publish("blog/seesaw.md", [...lines, "private: no"], "Seesawbody.");
    await sendDaily();
    await sendDaily();
    const all = await readEverything();
    for (const word of ["Seesawtitle", "Seesawbody", "Seesawtag"])
      expect([word, all.includes(word)]).toEqual([word, true]);
    expect((await ask("/feeds/en/seesawtag.xml")).status).toBe(200);

    await publish("blog/seesaw.md", [...lines, "private: true"], "Seesawbody.");
    expect(find(await readEverything(), /seesaw/i)).toEqual([]);
    expect(await learnOf("seesawtag")).toEqual(await learnOf("nothingtag"));
    await publish("blog/seesaw.md", lines, "Seesawbody.");
    await sendDaily();
    const mails = await mailsTo("curious@private.example");
    expect(mails.filter((mail) => mail.html.includes("Seesawtitle")).length).toBe(1);
  });

  it("stays gone when it is deleted, renamed or given another tag", async () => {
    const lines = ["title: Wandertitle", DATE, "tags: [Wandertag]"];
    await publish("blog/wander.md", lines, "Wanderbody.");
    expect((await readEverything()).includes("Wandertag")).toBe(true);
    await publish("blog/wander.md", [lines[0] ?? "", DATE, "tags: [Othertag]"], "Wanderbody.");
    const retagged = await readEverything();
    expect([retagged.includes("Wandertag"), retagged.includes("Othertag")]).toEqual([false, true]);
    expect((await ask("/api/posts/blog/wander.md", { method: "DELETE", headers: AUTHOR })).ok).toBe(true);
    await publish("_drafts/wander.md", lines, "Wanderbody.");
    await sendDaily();
    expect(find(await readEverything(), /wander|othertag/i)).toEqual([]);
    expect(await learnOf("othertag")).toEqual(await learnOf("nothingtag"));
  });

  it("is home from the moment on at which it expires, with nobody doing anything", async () => {
    const ends = new Date(Date.now() + 9_000).toISOString();
    await publish(
      "blog/brief.md",
      ["title: Briefly", DATE, "tags: [Brieftag]", `expires: ${ends}`],
      "Briefbody.",
    );
    const before = await readEverything();
    expect(find(before, /brieftag/).length).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, Date.parse(ends) - Date.now()) + 20));
    expect(find(await readEverything(), /brief/i)).toEqual([]);
    expect(await learnOf("brieftag")).toEqual(await learnOf("nothingtag"));
  });

  it("hides one language and leaves the other", async () => {
    const lines = (title: string, lang: string) => [
      `title: ${title}`,
      DATE,
      `lang: ${lang}`,
      "translationKey: twofold",
      `tags: [${title}tag]`,
    ];
    await publish("blog/twofold.md", lines("Daylight", "en"));
    await publish("blog/doble.md", [...lines("Nightfall", "es"), "unlisted: true"]);
    await sendDaily();
    const all = await readEverything();
    expect(all.includes("Daylight")).toBe(true);
    expect(find(all, /nightfall/i)).toEqual([]);
  });
});

describe("a topic that is not offered any more", () => {
  it("stays with the reader who chose it, and saving other preferences does not lose it", async () => {
    await publish("blog/kept.md", ["title: Kept", DATE, "tags: [Kept topic, Other topic]"]);
    await importReaders(["keeper@private.example,instant,en,kept-topic"], "email,cadence,languages,topics");
    await sendInstant();
    const [mail] = await mailsTo("keeper@private.example");
    const manage = new URL(
      /http:\/\/localhost:8787\/preferences\?token=[\w.-]+/.exec(mail?.text ?? "")?.[0] ?? "",
    );
    await publish("blog/kept.md", ["title: Kept", DATE, "tags: [Other topic]"]);
    expect(find(await readEverything(), /kept.topic/i)).toEqual([]);

    const path = `${manage.pathname}${manage.search}`;
    const page = await (await ask(path)).text();
    expect(page).toMatch(/value="kept-topic"[^>]*checked|checked[^>]*value="kept-topic"/);
    const saved = await ask(path, {
      method: "POST",
      headers: { Accept: "application/json", "Content-Type": "application/json" },
      body: JSON.stringify({ token: manage.searchParams.get("token"), hour: 7 }),
    });
    expect(await saved.json()).toMatchObject({ status: "saved", topics: ["kept-topic"], hour: 7 });
    const again = await ask("/preferences", {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams([
        ["token", manage.searchParams.get("token") ?? ""],
        ["asked", "topics"],
        ["topics", "kept-topic"],
        ["topics", "other-topic"],
      ]),
    });
    expect(await again.json()).toMatchObject({ topics: ["kept-topic", "other-topic"] });
  });
});

async function sendInstant(): Promise<void> {
  await askJson("/api/issues", { method: "POST", body: '{"cadence":"instant"}' });
  await settleIssues();
}
