import { abortAllDurableObjects, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env as anyEnv } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { createD1DeliveryCountStore } from "../../src/adapters/d1/deliveries/delivery-count-store.ts";
import { createDeliveryRows } from "../../src/adapters/sqlite/delivery-rows.ts";
import type { DeliveryFact } from "../../src/core/deliveries/delivery-event.ts";
import { asIssueId, asSubscriberId, type IssueId } from "../../src/core/ids.ts";
import type { Env } from "../../src/env.ts";

const env = anyEnv as unknown as Env;
const counts = createD1DeliveryCountStore(env.DB);
const AT = Date.parse("2026-11-23T10:00:00Z");
const reader = (index: number) => asSubscriberId(`a${index.toString(16).padStart(63, "0")}`);

let issues = 0;
async function planIssue(): Promise<IssueId> {
  issues += 1;
  const id = asIssueId(`reported-${issues}`);
  await env.DB.prepare(
    `INSERT INTO issues (id, cadence, slot_at, window_through, posts, shards, planned_at, closed_at)
     VALUES (?, 'weekly', 1, 1, '[]', 1, 1, 2)`,
  )
    .bind(id)
    .run();
  return id;
}

const shard = () => env.DELIVERY.getByName("delivery/a");
const report = (issue: IssueId, index: number, fact: DeliveryFact, at = AT) =>
  shard().record({ issue, recipient: reader(index), mail: `m-${index}`, fact, at });
const fold = () => runDurableObjectAlarm(shard());
const sum = async (issue: IssueId) => (await counts.sum([issue])).get(issue);

describe("a delivery object", () => {
  it("counts every fact of a mail once, whatever comes twice, and in whatever order", async () => {
    const issue = await planIssue();
    const facts: [number, DeliveryFact][] = [
      [1, "complained"],
      [1, "delivered"],
      [2, "delivery_delayed"],
      [2, "bounced_softly"],
      [2, "bounced"],
      [3, "suppressed"],
      [4, "failed"],
    ];
    const shuffled = [...facts, ...facts.toReversed(), ...facts];
    await Promise.all(shuffled.map(([index, fact]) => report(issue, index, fact)));
    await fold();
    const once = {
      delivered: 1,
      delivery_delayed: 1,
      bounced: 1,
      bounced_softly: 1,
      complained: 1,
      failed: 1,
      suppressed: 1,
    };
    expect(await sum(issue)).toEqual(once);
    for (const [index, fact] of facts) await report(issue, index, fact, AT + 5);
    await fold();
    expect(await sum(issue)).toEqual(once);
    expect(await shard().find(issue, reader(1))).toMatchObject({
      delivered: AT,
      complained: AT,
      bounced: null,
    });
    expect(await shard().find(issue, reader(99))).toBeNull();
  });

  it("loses nothing that it has acknowledged when it is killed, and counts it afterwards", async () => {
    const issue = await planIssue();
    for (let index = 0; index < 30; index += 1) {
      await report(issue, index, "delivered");
      if (index % 10 === 5) await abortAllDurableObjects();
    }
    await fold();
    expect((await sum(issue))?.delivered).toBe(30);
  });

  it("makes counts anew that a crash cut off before or after they were written", async () => {
    const issue = await planIssue();
    await report(issue, 1, "delivered");
    await runInDurableObject(shard(), (_, { storage }) => {
      expect(createDeliveryRows(storage).beginCount(issue, AT)).toHaveLength(1); // and nobody writes them
    });
    await report(issue, 2, "delivered");
    await fold();
    expect((await sum(issue))?.delivered).toBe(2);
  });

  it("counts a report whose row a crash left without an alarm, once the provider repeats it", async () => {
    const issue = await planIssue();
    const crashed = { issue, recipient: reader(1), mail: "m-1", fact: "delivered", at: AT } as const;
    await runInDurableObject(shard(), async (_, { storage }) => {
      await storage.deleteAlarm();
      expect(createDeliveryRows(storage).add(crashed, AT)).toBe(true); // and nobody sets the alarm
    });
    await report(issue, 1, "delivered");
    expect(await fold()).toBe(true);
    expect((await sum(issue))?.delivered).toBe(1);
    await runInDurableObject(shard(), (_, { storage }) => {
      expect(createDeliveryRows(storage).add(crashed, AT)).toBe(false);
    });
  });

  it("counts what comes while counts are on their way", async () => {
    const issue = await planIssue();
    await report(issue, 1, "delivered");
    await runInDurableObject(shard(), (_, { storage }) => {
      const rows = createDeliveryRows(storage);
      rows.beginCount(issue, AT);
      rows.add({ issue, recipient: reader(2), mail: "m-2", fact: "delivered", at: AT }, AT);
      rows.endCount(issue);
      expect(rows.listUncounted().map((one) => one.issue)).toContain(issue);
    });
    await fold();
    expect((await sum(issue))?.delivered).toBe(2);
  });

  it("forgets single mails 30 days after an issue was last spoken of; counts stay, and late events change nothing", async () => {
    const issue = await planIssue();
    for (const index of [1, 2, 3]) await report(issue, index, "delivered");
    await fold();
    await runInDurableObject(shard(), (_, { storage }) => {
      const rows = createDeliveryRows(storage);
      storage.sql.exec("UPDATE issues SET changed_at = ? WHERE issue = ?", AT, issue);
      expect(rows.findNextForgetting(1_000)).toBe(AT + 1_000);
      expect(rows.forget(AT - 1, 2)).toBe(false);
      expect([rows.forget(AT, 2), rows.forget(AT, 2), rows.forget(AT, 2)]).toEqual([true, true, false]);
    });
    expect(await shard().find(issue, reader(1))).toBeNull();
    await report(issue, 9, "delivered");
    await fold();
    expect((await sum(issue))?.delivered).toBe(3);
  });

  it("writes one row for a mail's first event, one for its second, none for a repeat, and one to forget it", async () => {
    const issue = await planIssue();
    await report(issue, 1, "delivered");
    await runInDurableObject(shard(), (_, { storage }) => {
      const written: number[] = [];
      const exec = storage.sql.exec.bind(storage.sql);
      const rows = createDeliveryRows({
        ...storage,
        transactionSync: (work) => storage.transactionSync(work),
        sql: {
          ...storage.sql,
          exec: (...input: Parameters<typeof exec>) => {
            const cursor = exec(...input);
            if (/INSERT INTO mails|DELETE FROM mails/.test(String(input[0])))
              written.push(cursor.rowsWritten);
            return cursor;
          },
        } as SqlStorage,
      });
      const add = (index: number, fact: DeliveryFact) =>
        rows.add({ issue, recipient: reader(index), mail: "m", fact, at: AT }, AT);
      expect([add(5, "delivered"), add(5, "complained"), add(5, "delivered")]).toEqual([true, true, true]);
      expect(written).toEqual([1, 1, 0]);
      storage.sql.exec("UPDATE issues SET state = 'counted', changed_at = 1 WHERE issue = ?", issue);
      rows.forget(1, 100); // the mail of the first report is another one
      expect(written).toEqual([1, 1, 0, 2]);
    });
  });
});
