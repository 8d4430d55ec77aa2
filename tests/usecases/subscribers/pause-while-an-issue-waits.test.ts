import { expect, it } from "vitest";
import { saveSubscriber } from "../../../src/usecases/subscribers/records/save-subscriber.ts";
import { createSubscriberWorld, DAY, HOUR, join } from "../../builders/subscriber-world.ts";

const ADDRESS = "ada@example.com";

/** A reader of an issue that waits for its quota pauses; ticks go on for two days. */
async function createPaused(until: number) {
  const world = createSubscriberWorld();
  await join(world, ADDRESS);
  const id = await world.idOf(ADDRESS);
  const at = world.deps.clock.now() + HOUR;
  await world.db
    .prepare(
      `INSERT INTO issues (id, cadence, slot_at, window_through, posts, shards, planned_at, progress)
       VALUES ('weekly-1', 'weekly', 0, 0, '[]', 1, ?, '{"s0":{"audience":1}}')`,
    )
    .bind(at - 1)
    .run();
  world.pass(HOUR);
  await saveSubscriber(world.deps, { id, at }, async ({ record }) => ({
    answer: null,
    save:
      record?.status === "active"
        ? { record: { ...record, pause: { from: at, until: at + until } }, unsubscription: "keep" }
        : null,
  }));
  const isGone = async () =>
    (await world.deps.undeliverable.listUndeliverable([id], world.deps.clock.now())).has(id);
  const passHours = async (hours: number) => {
    for (let hour = 0; hour < hours; hour += 1) {
      world.pass(HOUR);
      await world.tick();
    }
  };
  return { world, isGone, passHours };
}

it("a pause is known to an issue that was planned before it for as long as that is on its way", async () => {
  const { world, isGone, passHours } = await createPaused(28 * DAY);
  expect(await isGone()).toBe(true);
  await passHours(48);
  expect(await isGone()).toBe(true);
  await world.db.prepare("UPDATE issues SET closed_at = 1").run();
  await passHours(3);
  expect(await isGone()).toBe(false); // folded: whoever lists readers finds it in KV
});

it("a pause that is over is folded, whatever is on its way", async () => {
  const { isGone, passHours, world } = await createPaused(2 * HOUR);
  await passHours(6);
  expect(await isGone()).toBe(false);
  expect(await world.db.prepare("SELECT count(*) AS kept FROM changes").first("kept")).toBe(0);
});
