import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env as anyEnv } from "cloudflare:workers";
import { expect, it } from "vitest";
import { asIssueId, asSubscriberId } from "../../src/core/ids.ts";
import type { Env } from "../../src/env.ts";

const env = anyEnv as unknown as Env;
const id = asIssueId("long-ago");
const commands = {
  seq: 1,

  sentAt: null,
  pausedAt: null,
  newsletterPausedAt: null,
  resumedAt: null,
  cancelledAt: null,
};

const look = (object: DurableObjectStub) =>
  runInDurableObject(object, async (_, { storage }) => ({
    tables: storage.sql
      .exec("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf\\_%' ESCAPE '\\'")
      .toArray().length,
    alarm: await storage.getAlarm(),
  }));

it("holds nothing once it is emptied, however often, and is no burden to whoever speaks to it then", async () => {
  const object = env.ISSUE.getByName(`${id}/0`);
  await object.command(id, 0, commands);
  expect((await look(object)).tables).toBeGreaterThan(3);
  await object.empty();
  expect(await look(object)).toEqual({ tables: 0, alarm: null });
  await object.empty();
  expect(await look(object)).toEqual({ tables: 0, alarm: null });
  expect(await object.findRecipient(asSubscriberId("a".repeat(64)))).toBeNull();
  await object.wake(id, 0);
  await runDurableObjectAlarm(object);
  expect((await look(object)).alarm).toBeNull();
});
