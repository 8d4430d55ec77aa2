import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LOCAL_SECRETS } from "../../bench/stage/local-secrets.ts";
import type { IssueAnswer } from "../../src/contract/issues/issue-answer.ts";
import { type Stage, startStage } from "./stage/local-stage.ts";

const READERS = 3;
const DATE = `pubDate: ${new Date(Date.now() - 86_400_000).toISOString()}`;
const GAZETTE = resolve("cli/gazette.ts");
let stage: Stage;
/** The author's repository, in which every command is given. */
let blog: string;

beforeAll(async () => {
  stage = await startStage({ readers: READERS, vars: { LANGUAGES: ["en", "es"], MAXIMUM_AGE_DAYS: 30 } });
  blog = mkdtempSync(join(tmpdir(), "gazette-private-"));
  mkdirSync(join(blog, ".git"));
  write("zero.md", "Zero", []);
  await gazette("posts", "publish", "posts");
  await send();
});
afterAll(async () => {
  await stage?.stop();
  rmSync(blog, { recursive: true, force: true });
});

function write(path: string, word: string, lines: readonly string[], ending = ""): void {
  const file = join(blog, "posts", path);
  mkdirSync(dirname(file), { recursive: true });
  const matter = [`title: ${word}title`, DATE, `tags: [${word}tag]`, ...lines];
  writeFileSync(file, `---\n${matter.join("\n")}\n---\n\n${word}body is what it says. ${ending}\n`);
}

/** `npm run gazette -- …`, as an author runs it; what it says, whether it is refused or not. */
const gazette = (...words: readonly string[]) =>
  new Promise<string>((settle) => {
    const env = { ...process.env, GAZETTE_URL: stage.url.href, AUTHOR_TOKEN: LOCAL_SECRETS.AUTHOR_TOKEN };
    execFile(process.execPath, [GAZETTE, ...words], { cwd: blog, env }, (_, out, err) => settle(out + err));
  });

const publish = () => gazette("posts", "publish", "posts");

/** Plans by the command line what is due, and waits until it went out. */
async function send(): Promise<void> {
  const { id } = JSON.parse(await gazette("issues", "plan", "--json")) as IssueAnswer;
  if (id !== null) await stage.author.waitUntilClosed(id, 60_000);
}

const mailsWith = (word: string) =>
  stage.emulator.mails().filter((mail) => JSON.stringify(mail).includes(word)).length;

/** Whatever a stranger can read that holds this word. */
async function findPublic(word: string): Promise<readonly string[]> {
  const { issues } = (await (await stage.author.call("/api/issues")).json()) as { issues: { id: string }[] };
  const slug = `${word}tag`.toLowerCase();
  const paths = [
    ...["/", "/?lang=es", "/embed", "/issues", "/issues?lang=es", "/check-inbox", "/health", "/sitemap.xml"],
    ...["/feed.xml", "/atom.xml", "/feed.json", "/feeds/en.xml", "/feeds/es.json", "/feeds/en,es.atom"],
    ...issues.flatMap(({ id }) => [`/issues/${id}`, `/issues/${id}?lang=es`]),
    ...["/api/posts", "/api/issues", "/api/openapi.json"],
  ];
  const found = await Promise.all(
    paths.map(async (path) => {
      const text = await (await fetch(new URL(path, stage.url))).text();
      return new RegExp(word, "i").test(text) ? path : [];
    }),
  );
  const topic = await fetch(new URL(`/feeds/en/${slug}.xml`, stage.url));
  return [...found.flat(), ...(topic.status === 404 ? [] : [`/feeds/en/${slug}.xml`])];
}

/** After what is due went out: nobody reads anything of it, and nobody is mailed more than they were. */
async function expectHidden(word: string, mails = 0): Promise<void> {
  await send();
  await expectUnread(word, mails);
}

async function expectUnread(word: string, mails = 0): Promise<void> {
  expect(await findPublic(word)).toEqual([]);
  expect([word, mailsWith(`${word}title`)]).toEqual([word, mails]);
}

const BORN_PRIVATE: readonly (readonly [string, string, readonly string[], RegExp])[] = [
  ["Draft", "draft.md", ["draft: true"], /draft/],
  ["Folder", "_drafts/folder.md", [], /folder _drafts/],
  ["Unlisted", "unlisted.md", ["unlisted: true"], /unlisted/],
  ["Members", "members.md", ["visibility: paid"], /visibility/],
  ["Locked", "locked.md", ["password: secretsecret"], /password/],
  ["Unclear", "unclear.md", ["draft: maybe"], /unclear/],
  ["Foreign", "foreign.fr.md", [], /language not offered/],
  ["Ending", "zero-it.md", [], /language in doubt/],
];

describe("a private post by the command line", () => {
  it("shows nowhere, each spelling, and the command says why it stays home", async () => {
    for (const [word, path, lines] of BORN_PRIVATE) write(path, word, lines);
    await publish();
    const listed = await gazette("posts", "list");
    await send();
    for (const [word, , , reason] of BORN_PRIVATE) {
      await expectUnread(word);
      expect(listed.split("\n").find((line) => line.includes(`${word}title`))).toMatch(reason);
    }
  }, 180_000);

  it("goes once when it is made public, and is gone from everywhere when it is private again", async () => {
    write("seesaw.md", "Seesaw", ["private: true"]);
    await publish();
    await expectHidden("Seesaw");
    write("seesaw.md", "Seesaw", []);
    await publish();
    await send();
    expect(await findPublic("Seesaw")).not.toEqual([]);
    write("seesaw.md", "Seesaw", ["private: true"]);
    await publish();
    await expectHidden("Seesaw", READERS);
    write("seesaw.md", "Seesaw", [], "Edited.");
    await publish();
    await send();
    expect(mailsWith("Seesawtitle")).toBe(READERS);
  }, 180_000);

  it("stays hidden when it is renamed, moved and translated while it is private", async () => {
    write("mover.md", "Mover", ["draft: true"]);
    await publish();
    renameSync(join(blog, "posts/mover.md"), join(blog, "posts/moved.md"));
    await publish();
    await gazette("posts", "delete", "posts/mover.md");
    await expectHidden("Mover");
    write("es/moved.md", "Mudanza", []);
    await publish();
    await expectHidden("Mover");
    write("mover-again.md", "Mover", ["draft: true"]);
    await gazette("posts", "delete", "posts/moved.md");
    await publish();
    await expectHidden("Mover");
  }, 180_000);

  it("is gone once it is deleted, and is not mailed again from another place", async () => {
    write("wander.md", "Wander", []);
    await publish();
    await send();
    expect(mailsWith("Wandertitle")).toBe(READERS);
    mkdirSync(join(blog, "posts/_drafts"), { recursive: true });
    renameSync(join(blog, "posts/wander.md"), join(blog, "posts/_drafts/wander.md"));
    await publish();
    await gazette("posts", "delete", "posts/wander.md");
    await expectHidden("Wander", READERS);
    renameSync(join(blog, "posts/_drafts/wander.md"), join(blog, "posts/wander.md"));
    await publish();
    await send();
    expect(mailsWith("Wandertitle")).toBe(READERS);
    await gazette("posts", "delete", "posts/_drafts/wander.md");
    await gazette("posts", "delete", "posts/wander.md");
    await expectHidden("Wander", READERS);
  }, 180_000);

  it("is refused as a special and as a test mail, and a dry run names it with its reason", async () => {
    for (const more of [[], ["--test-to", "author@example.com"]]) {
      const said = await gazette("issues", "plan", "--posts", "posts/draft", ...more);
      expect(said).toMatch(/draft/);
    }
    await expectHidden("Draft");
    expect(await gazette("issues", "plan", "--dry-run")).toMatch(/draft/);
  }, 60_000);
});
