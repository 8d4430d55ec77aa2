import { expect, it } from "vitest";
import { createPollingWorld, writeRss } from "../../builders/polling-world.ts";

const POLLS = 100;

it("costs one conditional request and the writes of the feed's own row, for each of a hundred polls that bring nothing", async () => {
  const world = createPollingWorld();
  const items = Array.from({ length: 30 }, (_, n) => ({
    title: `Post ${n}`,
    guid: `tag:${n}`,
    link: `https://blog.example.org/${n}/`,
  }));
  world.answer(writeRss(items), { etag: '"1"' });
  await world.poll();
  const changes = async () => Number(await world.db.prepare("SELECT total_changes() AS n").first("n"));
  const others = async () =>
    Promise.all(
      ["posts", "topics", "feed_items", "feed_item_keys", "schedule", "occasions", "owed_mails"].map(
        async (table) => [table, (await world.db.prepare(`SELECT * FROM ${table}`).all()).results],
      ),
    );
  const [before, written] = [await others(), await changes()];
  for (let poll = 0; poll < POLLS; poll += 1) {
    world.pass(15 * 60_000);
    await world.poll();
    await world.watch();
  }
  expect(world.asked.slice(1)).toEqual(Array(POLLS).fill({ url: expect.any(String), etag: '"1"' }));
  expect(await changes()).toBe(written + 2 * POLLS); // it is claimed, and it is reported
  expect(await others()).toEqual(before);
});
