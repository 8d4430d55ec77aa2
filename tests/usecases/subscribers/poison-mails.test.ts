import { describe, expect, it } from "vitest";
import { createD1UnreadableRows } from "../../../src/adapters/d1/tick/unreadable-row-store.ts";
import { isUnreadableRowError } from "../../../src/core/unreadable-row.ts";
import { eraseSubscriber } from "../../../src/usecases/subscribers/author/erase-subscriber.ts";
import { lookAgain } from "../../../src/usecases/tick/look-again.ts";
import { createSubscriberWorld, DAY, MINUTE, type SubscriberWorld } from "../../builders/subscriber-world.ts";

const ADA = "ada@example.com";
const BEA = "bea@example.com";
const POISON = ["", "{", "null", "5", "[]", "{}", '{"address":5,"says":"confirm","language":"en"}'];

const run = (world: SubscriberWorld, sql: string, ...values: string[]) =>
  world.db
    .prepare(sql)
    .bind(...values)
    .run();
const read = (world: SubscriberWorld, what: string, from: string) =>
  world.db.prepare(`SELECT ${what} AS value FROM ${from}`).first<string>("value");
const mailed = (world: SubscriberWorld) => world.mail.inbox.map(({ to }) => to);
const noted = async (world: SubscriberWorld) =>
  (await createD1UnreadableRows(world.db).listPublic(9)).map(({ table, id }) => `${table} ${id}`);
const look = (world: SubscriberWorld) =>
  lookAgain({
    unreadable: createD1UnreadableRows(world.db),
    base: { list: async () => "cursor-failed", find: async () => null },
    log: world.deps.log,
  });

describe("an owed mail that cannot be read", () => {
  it.each(POISON)(
    "lets every other go, is shown, and goes once when it can be read again (%s)",
    async (poison) => {
      const world = createSubscriberWorld();
      await world.ask({ email: ADA });
      await world.ask({ email: BEA });
      const ada = await world.idOf(ADA);
      const mail = (await read(world, "mail", `owed_mails WHERE id = '${ada}'`)) ?? "";
      const at = await read(world, "at", `owed_mails WHERE id = '${ada}'`);
      await run(world, "UPDATE owed_mails SET mail = ? WHERE id = ?", poison, ada);
      await world.finish();
      await world.tick();
      await look(world);
      expect(mailed(world)).toEqual([BEA]);
      expect(await noted(world)).toEqual([`owed_mails signup/${ada}/${at}`]);
      expect(await world.deps.failingParts.list()).toEqual([]);
      await run(world, "UPDATE owed_mails SET mail = ? WHERE id = ?", mail, ada);
      await look(world);
      for (let ticks = 0; ticks < 3; ticks += 1) await world.tick();
      expect(mailed(world)).toEqual([BEA, ADA]);
      expect(await noted(world)).toEqual([]);
    },
  );

  it("takes nobody's place, however many there are", async () => {
    const world = createSubscriberWorld();
    for (let one = 0; one < 50; one += 1) await world.ask({ email: `poison-${one}@example.com` });
    await run(world, "UPDATE owed_mails SET mail = '{}', due_at = 0");
    await world.subscribe({ email: BEA });
    for (let ticks = 0; ticks < 3; ticks += 1) await world.tick();
    expect(mailed(world)).toEqual([BEA]);
    expect(await read(world, "count(*)", "owed_mails")).toBe(50);
  });

  it("keeps nobody of that address from asking again, and the latest request replaces none that was tried", async () => {
    const world = createSubscriberWorld();
    await world.ask({ email: ADA });
    await run(world, "UPDATE owed_mails SET mail = '{'");
    await world.finish();
    await world.tick();
    world.pass(MINUTE);
    await world.subscribe({ email: ADA });
    await world.subscribe({ email: ADA });
    for (let ticks = 0; ticks < 30; ticks += 1) {
      world.pass(MINUTE);
      await world.tick();
    }
    expect(mailed(world)).toEqual([ADA, ADA]);
    expect(await world.confirm(world.lastToken(ADA))).toMatchObject({ ok: true });
  });

  it("goes with its reader when they are erased, though their request cannot be read either", async () => {
    const world = createSubscriberWorld();
    await world.ask({ email: ADA });
    await run(world, "UPDATE owed_mails SET mail = '{'");
    await run(world, "UPDATE signups SET consent = '{'");
    await world.finish();
    expect(await eraseSubscriber(world.deps, { addressOrId: ADA })).toMatchObject({ ok: true });
    expect(await read(world, "count(*)", "owed_mails")).toBe(0);
    await look(world);
    expect(await noted(world)).toEqual([]);
  });
});

describe("a request to join that cannot be read", () => {
  it.each([
    ["choices", "{"],
    ["choices", '{"languages":[]}'],
    ["choices", "null"],
    ["consent", ""],
    ["consent", "{}"],
  ])("confirms nobody until it can, and is not taken for absent (%s %s)", async (column, poison) => {
    const world = createSubscriberWorld();
    await world.subscribe({ email: ADA });
    await world.subscribe({ email: BEA });
    const ada = await world.idOf(ADA);
    const token = world.lastToken(ADA);
    const whole = (await read(world, column, `signups WHERE id = '${ada}'`)) ?? "";
    await run(world, `UPDATE signups SET ${column} = ? WHERE id = ?`, poison, ada);
    const failure = await world.confirm(token).catch((error: unknown) => error);
    expect(isUnreadableRowError(failure)).toBe(true);
    expect(await world.find(ADA)).toBeNull();
    expect(await noted(world)).toEqual([expect.stringContaining(`signups ${ada}/`)]);
    expect(await world.confirm(world.lastToken(BEA))).toMatchObject({ ok: true });
    await run(world, `UPDATE signups SET ${column} = ? WHERE id = ?`, whole, ada);
    await look(world);
    expect(await noted(world)).toEqual([]);
    expect(await world.confirm(token)).toMatchObject({ ok: true, value: { alreadyIn: false } });
  });

  it("lets its reader leave, and ends when others do", async () => {
    const world = createSubscriberWorld();
    await world.subscribe({ email: ADA });
    await run(world, "UPDATE signups SET choices = '{'");
    expect(await world.leave(await world.sign(ADA, "leave"))).toMatchObject({ ok: true });
    expect(await read(world, "count(*)", "signups")).toBe(0);
    await world.subscribe({ email: BEA });
    await run(world, "UPDATE signups SET choices = '{'");
    world.pass(8 * DAY);
    await world.tick();
    expect(await read(world, "count(*)", "signups")).toBe(0);
  });
});
