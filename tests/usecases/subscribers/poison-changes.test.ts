import { describe, expect, it } from "vitest";
import { createD1ChangeLog } from "../../../src/adapters/d1/subscribers/change-log.ts";
import { createD1UndeliverableList } from "../../../src/adapters/d1/subscribers/undeliverable-list.ts";
import { createKvSubscriberBase } from "../../../src/adapters/kv/subscriber-base.ts";
import type { UnreadableRow } from "../../../src/core/unreadable-row.ts";
import { eraseSubscriber } from "../../../src/usecases/subscribers/author/erase-subscriber.ts";
import { listReaders } from "../../../src/usecases/subscribers/records/list-readers.ts";
import { createSubscriberWorld, HOUR, join, type SubscriberWorld } from "../../builders/subscriber-world.ts";
import { buildSubscriber } from "../../builders/subscribers.ts";
import { createFakeKvNamespace } from "../../fakes/kv-namespace.ts";

const ADA = "ada@example.com";
const BEA = "bea@example.com";
const POISON = ["", "{", "5", "{}", '{"status":"active"}'];

const run = (world: SubscriberWorld, sql: string, ...values: string[]) =>
  world.db
    .prepare(sql)
    .bind(...values)
    .run();
const listed = async (world: SubscriberWorld) => {
  const page = await world.list();
  return page === "cursor-failed" ? page : page.readers.map(({ address }) => address);
};

describe("a change that cannot be read", () => {
  it.each(POISON)("stops no folding, be it that nobody has noted it yet (%s)", async (poison) => {
    const world = createSubscriberWorld();
    await join(world, ADA);
    await join(world, BEA);
    const ada = await world.idOf(ADA);
    await run(world, "UPDATE changes SET record = ?, written_at = 1 WHERE id = ?", poison, ada);
    const listed = await createD1ChangeLog(world.db).listWrittenBefore(world.deps.clock.now() + HOUR, 10);
    expect(listed.map(({ id }) => id)).toEqual([await world.idOf(BEA)]);
  });

  it.each(POISON)("keeps its reader out of mail, and nobody else (%s)", async (poison) => {
    const world = createSubscriberWorld();
    await join(world, ADA);
    await join(world, BEA);
    const ada = await world.idOf(ADA);
    const { record } = (await world.db
      .prepare("SELECT record FROM changes WHERE id = ?")
      .bind(ada)
      .first()) as { record: string };
    await run(world, "UPDATE changes SET record = ? WHERE id = ?", poison, ada);
    expect(await listed(world)).toEqual([BEA]);
    const gone = await createD1UndeliverableList(world.db).listUndeliverable(
      [ada, await world.idOf(BEA)],
      world.deps.clock.now(),
    );
    expect([...gone]).toEqual([ada]);
    world.pass(3 * HOUR);
    await world.tick();
    await world.tick();
    expect(await world.deps.failingParts.list()).toEqual([]);
    const left = await world.db.prepare("SELECT id FROM changes").all<{ id: string }>();
    expect(left.results.map(({ id }) => id)).toEqual([ada]);
    expect(world.kv.stored(ada)).not.toBeNull();
    await run(world, "UPDATE changes SET record = ? WHERE id = ?", record, ada);
    expect(((await listed(world)) as string[]).sort()).toEqual([ADA, BEA]);
  });

  it.each([
    ["stays", false],
    ["left before", true],
  ])("lets its reader be erased who %s, with everything that is kept of them", async (_, leaves) => {
    const world = createSubscriberWorld();
    await join(world, ADA);
    const ada = await world.idOf(ADA);
    if (leaves) await world.leave(await world.sign(ADA, "leave"));
    await run(world, "UPDATE changes SET record = '{'");
    for (const _ of [1, 2])
      expect(await eraseSubscriber(world.deps, { addressOrId: ADA })).toEqual({ ok: true, value: "erased" });
    world.pass(3 * HOUR);
    await world.tick();
    expect(world.kv.stored(ada)).toBeNull();
    const kept = await world.db.prepare("SELECT record FROM changes").all<{ record: string | null }>();
    expect(kept.results.filter(({ record }) => record !== null)).toEqual([]);
  });

  it("lets its reader leave, and come back by signing up again", async () => {
    const world = createSubscriberWorld();
    await join(world, ADA);
    await run(world, "UPDATE changes SET record = '{'");
    expect(await world.leave(await world.sign(ADA, "leave"))).toMatchObject({ ok: true });
    world.pass(24 * HOUR);
    await join(world, ADA);
    expect(await listed(world)).toEqual([ADA]);
  });
});

describe("a subscriber whom KV holds in a form that cannot be read", () => {
  it.each([
    ["are known by nothing else", false],
    ["had left", true],
  ])("is kept nowhere once they are erased who %s", async (_, leaves) => {
    const world = createSubscriberWorld();
    const ada = await world.idOf(ADA);
    if (leaves) await world.leave(await world.sign(ADA, "leave"));
    const kv = createFakeKvNamespace();
    await kv.put(`sub:${ada}`, `{"address":"${ADA}"`);
    const base = createKvSubscriberBase(kv, { record: () => {} });
    await eraseSubscriber({ ...world.deps, base }, { addressOrId: ADA });
    expect((await kv.list({ prefix: "" })).keys).toEqual([]);
  });

  it("is in no page, and everybody else is", async () => {
    const noted: UnreadableRow[] = [];
    const kv = createFakeKvNamespace();
    const base = createKvSubscriberBase(kv, { record: () => {} }, async (rows) => void noted.push(...rows));
    const [ada, bea, cy] = ["a1", "b2", "c3"].map((id) => buildSubscriber(id));
    if (ada === undefined || bea === undefined || cy === undefined) throw new Error("nobody");
    for (const one of [ada, bea, cy]) await base.write(one);
    await kv.put(`sub:${ada.id}`, JSON.stringify(ada), { metadata: { a: 5 } });
    await kv.put(`sub:${bea.id}`, "{");
    const changes = { listBetween: async () => [] };
    const page = await listReaders({ base, changes }, { prefix: "", cursor: null, asOf: 0 });
    expect(page !== "cursor-failed" && page.readers.map(({ id }) => id)).toEqual([cy.id]);
    expect(await base.find(bea.id)).toBeNull();
    expect([...(await base.findMany([ada.id, bea.id, cy.id])).keys()]).toEqual([ada.id, cy.id]);
    expect(new Set(noted.map(({ id }) => id))).toEqual(new Set([ada.id, bea.id]));
  });
});
