import { beforeEach, describe, expect, it } from "vitest";
import { createD1DeliveryCountStore } from "../../../src/adapters/d1/deliveries/delivery-count-store.ts";
import { NOTHING_REPORTED } from "../../../src/core/deliveries/delivery-counts.ts";
import { asIssueId } from "../../../src/core/ids.ts";

/** Counts of what was reported, over SQLite in Node and over D1 in workerd. */
export function describeDeliveryCounts(db: D1Database): void {
  const store = createD1DeliveryCountStore(db);
  const [one, other, foreign] = ["count-1", "count-2", "count-foreign"].map(asIssueId);
  if (!one || !other || !foreign) throw new Error("three issues");
  const day = (day: number, counts: Partial<typeof NOTHING_REPORTED>) => ({
    day,
    counts: { ...NOTHING_REPORTED, ...counts },
  });

  describe("the counts of what was reported", () => {
    beforeEach(async () => {
      await db.prepare("DELETE FROM delivery_counts").run();
      for (const id of [one, other])
        await db
          .prepare(
            `INSERT OR IGNORE INTO issues (id, cadence, slot_at, window_through, posts, shards, planned_at, closed_at)
             VALUES (?, 'weekly', 1, 1, '[]', 1, 1, 2)`,
          )
          .bind(id)
          .run();
    });

    it("are summed over days and shards, for each issue by itself", async () => {
      await store.save(one, 0, [day(1, { delivered: 3, bounced: 1 }), day(2, { complained: 1 })]);
      await store.save(one, 15, [day(1, { delivered: 4 })]);
      await store.save(other, 0, [day(1, { delivered: 9 })]);
      expect(await store.sum([one, other, foreign])).toEqual(
        new Map([
          [one, { ...NOTHING_REPORTED, delivered: 7, bounced: 1, complained: 1 }],
          [other, { ...NOTHING_REPORTED, delivered: 9 }],
        ]),
      );
      expect(await store.sum([])).toEqual(new Map());
    });

    it("are absolute: written twice they are the same, written later they replace", async () => {
      for (const delivered of [3, 3, 5]) await store.save(one, 4, [day(1, { delivered })]);
      expect((await store.sum([one])).get(one)?.delivered).toBe(5);
    });

    it("are kept of no issue that is not ours", async () => {
      await store.save(foreign, 0, [day(1, { delivered: 1 })]);
      await store.save(one, 0, []);
      expect(await store.sum([foreign, one])).toEqual(new Map());
    });
  });
}
