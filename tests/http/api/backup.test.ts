import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { BACKUP_TABLE_NAMES } from "../../../src/core/backup/backup-tables.ts";
import type { Env } from "../../../src/env.ts";
import {
  AUTHOR,
  ask,
  askJson,
  importReaders,
  mailsTo,
  publish,
  settleIssues,
  tick,
} from "../shell/whole-worker.ts";

const bindings = env as unknown as Env; // typed by no generated file

const RECENT = `pubDate: ${new Date(Date.now() - 86_400_000).toISOString()}`;
/** So many ticks from now. */
const tickAt = (number: number) => tick(new Date(Date.now() + number * 900_000).toISOString());
const post = (path: string, body?: string) =>
  askJson(path, { method: "POST", ...(body === undefined ? {} : { body }) });
const readBackup = async (query = "") => {
  const answer = await ask(`/api/backup${query}`, { headers: AUTHOR });
  expect(answer.headers.get("content-type")).toBe("application/x-ndjson");
  return answer.text();
};

/** As after a lost database and a new KV namespace; the objects of issues are still there. */
async function wipe(): Promise<void> {
  const { keys } = await bindings.SUBSCRIBERS.list();
  for (const { name } of keys) await bindings.SUBSCRIBERS.delete(name);
  for (const table of [...BACKUP_TABLE_NAMES.filter((name) => name !== "schedule"), "changes", "id_key"])
    await bindings.DB.prepare(`DELETE FROM ${table}`).run();
  await bindings.DB.prepare(
    "UPDATE schedule SET revision = 0, clock = 0, posts_changed_at = 0, switched_at = 0, stories_by = ''",
  ).run();
}

describe("a newsletter in workerd", () => {
  it("gives the same bytes after backup, wipe and restore, is paused then, and mails nobody twice", async () => {
    await importReaders(["ada@backup.example,instant,en", "bob@backup.example,instant,en"]);
    await publish("en/one.md", ["title: One", RECENT]);
    await tickAt(0);
    await settleIssues();
    await publish("en/two.md", ["title: Two", RECENT]);
    const backup = await readBackup();
    await tickAt(1); // lost, as is whom it reaches
    await settleIssues();
    await wipe();

    expect(await post("/api/restore", backup)).toMatchObject({ status: 200, body: { paused: true } });
    expect(await readBackup()).toBe(backup);
    expect((await askJson("/health")).body).toMatchObject({ paused: true });
    expect((await askJson("/api/issues")).body).toMatchObject({
      paused: true,
      issues: [{ state: "closed" }],
    });
    await tickAt(2);
    expect(await post("/api/issues", '{"cadence":"instant"}')).toMatchObject({ status: 409 });
    expect(await post("/api/restore", backup)).toMatchObject({ status: 409 });

    expect(await post("/api/resume")).toMatchObject({ status: 200, body: { paused: false } });
    await publish("en/three.md", ["title: Three", RECENT]);
    await tickAt(3);
    await settleIssues();
    for (const reader of ["ada@backup.example", "bob@backup.example"]) {
      const subjects = (await mailsTo(reader)).map(({ subject }) => subject);
      expect(subjects.map((subject) => /One|Two|Three/.exec(subject)?.[0])).toEqual(["One", "Two", "Three"]);
    }
    expect(await (await ask("/issues", { headers: { Accept: "text/html" } })).text()).toContain("One");
  });

  it("refuses what is no backup by its line, and a part that is out of place", async () => {
    await wipe();
    expect(await post("/api/restore", "id,email\n")).toMatchObject({
      status: 422,
      body: { type: "urn:gazette:problem:backup-broken", detail: expect.stringMatching(/^Line 1:/) },
    });
    expect(await post("/api/restore?from=7", "{}\n")).toMatchObject({ status: 409 });
    expect(await post("/api/restore?from=x", "{}\n")).toMatchObject({ status: 422 });
    expect(await askJson("/api/backup?after=x")).toMatchObject({ status: 422 });
    expect((await ask("/api/backup")).status).toBe(401);
    expect((await ask("/api/restore", { method: "POST", body: "{}" })).status).toBe(401);
  });

  it("is paused and resumed twice with success, and shows it", async () => {
    for (const [word, paused] of [
      ["pause", true],
      ["pause", true],
      ["resume", false],
      ["resume", false],
    ] as const) {
      expect(await post(`/api/${word}`)).toEqual({ status: 200, body: { paused } });
      expect((await askJson("/api/issues")).body).toMatchObject({ paused });
    }
  });
});
