import { beforeEach, describe, expect, it } from "vitest";
import { createD1DeliveryCountStore } from "../../src/adapters/d1/deliveries/delivery-count-store.ts";
import { NOTHING_REPORTED } from "../../src/core/deliveries/delivery-counts.ts";
import { asIssueId } from "../../src/core/ids.ts";
import { createFakeD1Database } from "../fakes/d1-database.ts";

let db: ReturnType<typeof createFakeD1Database>;
beforeEach(() => {
  db = createFakeD1Database();
});

const addIssue = (id: string, started: number | null, closed: number | null) =>
  db
    .prepare(
      `INSERT INTO issues (id, cadence, slot_at, window_through, posts, shards, planned_at, started_at, closed_at)
       VALUES (?1, 'weekly', 0, 0, '[]', 1, 0, ?2, ?3)`,
    )
    .bind(id, started, closed)
    .run();
const find = (before: number) => createD1DeliveryCountStore(db).findHearing(before);

describe("whether reports are heard", () => {
  it("is not known before an issue that submitted mails has closed long enough ago", async () => {
    expect(await find(100)).toBeNull();
    await addIssue("open", 1, null);
    await addIssue("cancelled-at-once", null, 50);
    await addIssue("closed-just-now", 1, 100);
    expect(await find(100)).toBeNull();
  });

  it("is told by the latest such issue alone", async () => {
    await addIssue("earlier", 1, 50);
    await addIssue("latest", 1, 80);
    const store = createD1DeliveryCountStore(db);
    await store.save(asIssueId("earlier"), 0, [{ day: 1, counts: { ...NOTHING_REPORTED, delivered: 1 } }]);
    expect(await find(100)).toEqual({ issue: "latest", isHeard: false });
    await store.save(asIssueId("latest"), 3, [{ day: 1, counts: { ...NOTHING_REPORTED, bounced: 1 } }]);
    expect(await find(100)).toEqual({ issue: "latest", isHeard: true });
    expect(await find(60)).toEqual({ issue: "earlier", isHeard: true });
  });
});
