import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { IssueList, IssueView } from "../../src/contract/issues/issue.ts";
import { AUTHOR, type LocalGazette, startGazette, waitFor } from "./stage/local-gazette.ts";

const READERS = 1_000;
const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "gazette-backup-"));
const file = (name: string) => join(folder, name);

let before: LocalGazette;
/** What is there after everything was lost; it mails by the same provider, which remembers what it took. */
let after: LocalGazette;

beforeAll(async () => {
  before = await startGazette();
});
afterAll(async () => {
  await Promise.all([before?.stop(), after?.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

const speak = (gazette: LocalGazette, ...words: string[]) =>
  run(process.execPath, ["cli/gazette.ts", ...words, "--json"], {
    env: {
      ...process.env,
      GAZETTE_URL: gazette.url,
      AUTHOR_TOKEN: AUTHOR.Authorization.slice("Bearer ".length),
    },
  }).then(
    ({ stdout }) => ({ code: 0, out: stdout }),
    ({ code, stdout, stderr }) => ({ code: Number(code), out: `${stdout}${stderr}` }),
  );
const ask = async (gazette: LocalGazette, path: string, init: RequestInit = {}) => {
  const answer = await gazette.ask(path, { ...init, headers: { ...AUTHOR, ...init.headers } });
  return { status: answer.status, text: await answer.text() };
};
const publish = (gazette: LocalGazette, name: string) =>
  ask(gazette, `/api/posts/en/${name}.md`, {
    method: "PUT",
    body: `---\ntitle: About ${name}\npubDate: ${new Date(Date.now() - 3_600_000).toISOString()}\n---\n\nWords of ${name}.\n`,
  });
const listIssues = async (gazette: LocalGazette) =>
  JSON.parse((await ask(gazette, "/api/issues")).text) as IssueList;
const find = async (gazette: LocalGazette, id: string) =>
  (await listIssues(gazette)).issues.find((issue) => issue.id === id) as IssueView;
const plan = async (gazette: LocalGazette, own: object = {}) =>
  JSON.parse(
    (
      await ask(gazette, "/api/issues", {
        method: "POST",
        body: JSON.stringify({ cadence: "weekly", ...own }),
      })
    ).text,
  ) as {
    readonly id: string | null;
  };
const untilClosed = (gazette: LocalGazette, id: string) =>
  waitFor(`the end of ${id}`, async () => ((await find(gazette, id)).state === "closed" ? true : null));
const importReaders = (gazette: LocalGazette, rows: readonly string[]) =>
  ask(gazette, "/api/subscribers/import", {
    method: "POST",
    headers: { "content-type": "text/csv" },
    body: ["email,status", ...rows].join("\n"),
  });
const mailsAbout = (name: string) =>
  before.emulator
    .mails()
    .filter(({ html }) => html?.includes(`About ${name}`))
    .map(({ to }) => String(to));

describe("a newsletter that lost everything while an issue was open", () => {
  it("comes back from its backup, byte for byte, and mails nobody twice and nobody who left", async () => {
    const readers = Array.from({ length: READERS }, (_, number) => `reader-${number}@example.com,active`);
    await importReaders(before, readers);
    await importReaders(before, ["left@example.com,unsubscribed"]);
    await publish(before, "first");
    const first = (await plan(before)).id ?? "";
    await untilClosed(before, first);
    await publish(before, "second");
    const second = (await plan(before, { holdMinutes: 60 })).id ?? "";

    const backup = await speak(before, "backup", file("one.ndjson"));
    expect(backup).toMatchObject({ code: 0 });
    expect(JSON.parse(backup.out)).toMatchObject({
      counts: { subscribers: READERS + 1, posts: 2, issues: 2 },
    });
    await publish(before, "third"); // lost, as is whom it reaches
    await importReaders(before, ["reader-7@example.com,unsubscribed"]);
    await ask(before, `/api/issues/${second}/send`, { method: "POST" });
    await untilClosed(before, second);
    await untilClosed(before, (await plan(before)).id ?? "");
    await before.worker().stop();

    after = await startGazette({ RESEND_BASE_URL: before.providerUrl, RESEND_RATE: "100" });
    writeFileSync(file("left.csv"), "email\nreader-7@example.com\n");
    const restored = await speak(after, "restore", file("one.ndjson"), "--left", file("left.csv"), "--yes");
    expect(restored.out).toContain('"paused":true');
    expect(restored.code).toBe(0);
    expect(await speak(after, "restore", file("one.ndjson"), "--yes")).toMatchObject({ code: 1 });
    expect((await listIssues(after)).paused).toBe(true);
    expect((await find(after, second)).state).toBe("paused");
    expect((await ask(after, `/issues/${first}`)).text).toContain("About first");
    expect(await plan(after)).toMatchObject({ title: "The newsletter is paused" });
    await after.tick(new Date().toISOString());
    await publish(after, "third"); // from the author's repository

    expect(await speak(after, "resume")).toMatchObject({ code: 0 });
    await publish(after, "fourth");
    await untilClosed(after, (await plan(after)).id ?? "");
    await after.tick(new Date().toISOString());
    for (const name of ["first", "second", "third", "fourth"]) {
      const told = mailsAbout(name);
      expect(new Set(told).size, name).toBe(told.length);
      expect(told).not.toContain("left@example.com");
    }
    expect(mailsAbout("third")).not.toContain("reader-7@example.com");
    expect(mailsAbout("fourth")).not.toContain("reader-7@example.com");
    expect(mailsAbout("fourth")).toHaveLength(READERS - 1);
    const closed = await find(after, second);
    const { audience, submitted, withdrawn } = closed.counts;
    expect(closed.state).toBe("closed");
    expect(withdrawn).toBe(audience - submitted);
  });

  it("is the same in a second backup, and another key or a cut file restores nothing", async () => {
    const backup = readFileSync(file("one.ndjson"), "utf8");
    const whole = await startGazette({ RESEND_BASE_URL: before.providerUrl });
    const other = await startGazette({ SECRET_KEY: "another-secret-key-for-journeys-on-loopback" });
    const post = (gazette: LocalGazette, body: string) =>
      ask(gazette, "/api/restore", { method: "POST", body });
    expect(await post(other, backup)).toMatchObject({
      status: 409,
      text: expect.stringContaining("SECRET_KEY"),
    });
    const cut = await post(whole, backup.slice(0, backup.length / 2));
    expect(cut).toMatchObject({ status: 422, text: expect.stringMatching(/Line \d+/) });
    expect((await ask(whole, "/api/subscribers")).text).toContain('"total":0');
    expect(await post(whole, backup)).toMatchObject({ status: 200 });
    expect((await ask(whole, "/api/backup")).text).toBe(backup);
    expect((await ask(whole, "/health")).text).toContain('"paused":true');
    await Promise.all([whole.stop(), other.stop()]);
  });
});
