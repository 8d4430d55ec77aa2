import { describe, expect, it } from "vitest";
import { importSubscribers } from "../../../src/usecases/subscribers/author/import-subscribers.ts";
import { createSubscriberWorld, MINUTE, type SubscriberWorld } from "../../builders/subscriber-world.ts";

const EMAIL = "ada@example.com";
const take = (world: SubscriberWorld, ...rows: string[]) =>
  importSubscribers(world.deps, { csv: ["email,status,unsubscribedAt", ...rows].join("\n") });
const count = (world: SubscriberWorld, table: string) =>
  world.db.prepare(`SELECT count(*) AS rows FROM ${table}`).first<number>("rows");

describe("an import that says of somebody who waits for a confirmation mail that they left", () => {
  it.each([`${EMAIL},unsubscribed,`, `ADA@Example.com,unsubscribed,`, `${EMAIL},,2026-11-24`])(
    "takes that mail back (%s)",
    async (row) => {
      const world = createSubscriberWorld();
      await world.ask({ email: EMAIL });
      world.pass(MINUTE);
      expect(await take(world, row)).toMatchObject({ ok: true, value: { imported: 1 } });
      expect([await count(world, "owed_mails"), await count(world, "signups")]).toEqual([0, 0]);
      await world.finish();
      expect(world.mail.inbox).toEqual([]);
    },
  );

  it("does so where they had left before and the file says so again, with a later date", async () => {
    const world = createSubscriberWorld();
    await take(world, `${EMAIL},unsubscribed,2020-01-01`);
    await world.ask({ email: EMAIL });
    world.pass(MINUTE);
    for (let times = 0; times < 2; times += 1) await take(world, `${EMAIL},unsubscribed,`);
    expect([await count(world, "owed_mails"), await count(world, "signups")]).toEqual([0, 0]);
    await world.finish();
    expect(world.mail.inbox).toEqual([]);
  });

  it("leaves it be where they asked after the date that the file gives, and in a dry run", async () => {
    const world = createSubscriberWorld();
    await world.ask({ email: EMAIL });
    await take(world, `${EMAIL},unsubscribed,2020-01-01`);
    await importSubscribers(world.deps, { csv: `email,status\n${EMAIL},unsubscribed`, dryRun: true });
    await world.finish();
    expect(world.mail.inbox.map(({ to }) => to)).toEqual([EMAIL]);
  });

  it("does so after a crash between the import's transaction and all that follows", async () => {
    const world = createSubscriberWorld();
    await world.ask({ email: EMAIL });
    world.crashOn("renew");
    await expect(take(world, `${EMAIL},unsubscribed,`)).rejects.toThrow("crash");
    await take(world, `${EMAIL},unsubscribed,`);
    await world.finish();
    expect(world.mail.inbox).toEqual([]);
  });
});
