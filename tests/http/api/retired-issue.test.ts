import { runInDurableObject } from "cloudflare:test";
import { env as anyEnv } from "cloudflare:workers";
import { expect, it } from "vitest";
import type { PlannedAnswer } from "../../../src/contract/issues/issue-answer.ts";
import type { Env } from "../../../src/env.ts";
import { ask, askJson, importReaders, mailsTo, publish, settleIssues, tick } from "../shell/whole-worker.ts";

const env = anyEnv as unknown as Env;
const RECENT = `pubDate: ${new Date(Date.now() - 86_400_000).toISOString()}`;
const LONG_AGO = Date.now() - 401 * 86_400_000;

const countTables = (issue: string) =>
  runInDurableObject(
    env.ISSUE.getByName(`${issue}/0`),
    (_, { storage }) =>
      storage.sql.exec("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf\\_%' ESCAPE '\\'").toArray()
        .length,
  );

it("shows the counts of an issue that closed long ago, no longer who got it, and mails nobody again", async () => {
  const email = "ada@long-ago.example";
  await importReaders([`${email},weekly,en`]);
  await publish("en/long-ago.md", ["title: Long ago", RECENT]);
  const special = { method: "POST", body: JSON.stringify({ posts: ["en/long-ago.md"] }) };
  const { id } = (await askJson("/api/issues", special)).body as PlannedAnswer;
  await settleIssues();
  expect((await askJson(`/api/issues/${id}/recipients/${email}`)).status).toBe(200);
  expect(await countTables(id)).toBeGreaterThan(3);

  await env.DB.prepare("UPDATE issues SET closed_at = ? WHERE id = ?").bind(LONG_AGO, id).run();
  for (let times = 0; times < 2; times += 1) await tick(new Date().toISOString());
  expect(await countTables(id)).toBe(0);

  const shown = await askJson(`/api/issues/${id}`);
  expect(shown).toMatchObject({
    status: 200,
    body: { state: "closed", counts: { audience: 1, submitted: 1 } },
  });
  const why = { detail: expect.stringContaining("more than 400 days ago") };
  expect(await askJson(`/api/issues/${id}/recipients/${email}`)).toMatchObject({ status: 404, body: why });
  expect(await askJson(`/api/issues/${id}/unknown/1`)).toMatchObject({ status: 404, body: why });
  const word = { method: "POST", body: JSON.stringify({ batch: 1, as: "not-submitted" }) };
  expect(await askJson(`/api/issues/${id}/resolve`, word)).toMatchObject({ status: 409, body: why });
  for (const wish of ["pause", "resume", "cancel", "send"])
    expect((await askJson(`/api/issues/${id}/${wish}`, { method: "POST" })).status).toBe(409);
  expect((await askJson(`/api/subscribers/${email}`, { method: "DELETE" })).status).toBe(200);
  expect((await ask(`/issues/${id}`)).status).toBe(200);
  await importReaders(["bob@long-ago.example,weekly,en"]);
  await tick(new Date().toISOString());
  expect(await countTables(id)).toBe(0);
  expect((await mailsTo(email)).length).toBe(1);
  expect((await mailsTo("bob@long-ago.example")).length).toBe(0);
});
