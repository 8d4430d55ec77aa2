import { describe, expect, it } from "vitest";
import { createD1IssueStore } from "../../../src/adapters/d1/issues/issue-store.ts";
import { createD1RetiringIssues } from "../../../src/adapters/d1/tick/retiring-issues.ts";
import { createSqliteLedger } from "../../../src/adapters/sqlite/ledger.ts";
import type { IssueId } from "../../../src/core/ids.ts";
import { resolveBatch } from "../../../src/usecases/issues/resolve-batch.ts";
import { emptyLedgers } from "../../../src/usecases/tick/empty-ledgers.ts";
import { createIssueWorld, runToEnd } from "../../builders/issue-world.ts";
import { closePastIssue } from "../../builders/past-issue.ts";
import { createFakeD1Database } from "../../fakes/d1-database.ts";
import { nothingReported } from "../../fakes/nothing-reported.ts";
import { createFakeObjectStorage } from "../../fakes/object-storage.ts";

const DAY = 86_400_000;
const START = Date.parse("2026-01-01T08:00Z");

/** Issues of six days, closed; what their objects were told. */
async function createRow(count = 6) {
  const db = createFakeD1Database();
  let now = START;
  const ids: IssueId[] = [];
  for (let day = 0; day < count; day += 1)
    ids.push(await closePastIssue(db, START + day * DAY, { [`post-${day}`]: {} }));
  const emptied: string[] = [];
  const broken = new Set<string>();
  const log: string[] = [];
  const retiring = createD1RetiringIssues(db);
  const deps = {
    retiring,
    emptier: {
      empty: async (issue: IssueId, shard: number) => {
        if (broken.has(issue)) throw new Error("no object answers");
        emptied.push(`${issue}/${shard}`);
      },
    },
    clock: { now: () => now, sleep: async () => {} },
    log: { record: (event: string) => void log.push(event) },
  };
  return {
    ...{ db, ids, emptied, broken, log, deps, issues: createD1IssueStore(db) },
    at: (moment: number) => {
      now = moment;
    },
    tick: () => emptyLedgers(deps),
  };
}

const yearAfter = (day: number) => START + (400 + day) * DAY + 1;

describe("ledgers of issues that closed long ago", () => {
  it("stay for four hundred days, and are emptied once, the oldest first", async () => {
    const world = await createRow();
    world.at(START + 400 * DAY);
    await world.tick();
    expect(world.emptied).toEqual([]);
    world.at(yearAfter(1));
    for (let ticks = 0; ticks < 3; ticks += 1) await world.tick();
    expect(world.emptied).toEqual([`${world.ids[0]}/0`, `${world.ids[1]}/0`]);
  });

  it("are so many at each tick, and all in the end", async () => {
    const world = await createRow();
    world.at(yearAfter(10));
    await world.tick();
    expect(world.emptied.length).toBe(4);
    await world.tick();
    expect(world.emptied.length).toBe(6);
  });

  it("are emptied again where a tick was cut off before it said so, or between the shards", async () => {
    const world = await createRow(1);
    await world.db.prepare("UPDATE issues SET shards = 16").run();
    world.at(yearAfter(1));
    const cutOff = {
      ...world.deps,
      retiring: { ...world.deps.retiring, markEmptied: () => Promise.reject(new Error("cut off")) },
    };
    await expect(emptyLedgers(cutOff)).rejects.toThrow("1 issues");
    await world.tick();
    expect(new Set(world.emptied).size).toBe(16);
    expect(world.emptied.length).toBe(32);
    await world.tick();
    expect(world.emptied.length).toBe(32);
  });

  it("wait where an object cannot be reached, and keep no other full", async () => {
    const world = await createRow();
    for (const id of world.ids.slice(0, 4)) world.broken.add(id);
    world.at(yearAfter(10));
    await expect(world.tick()).rejects.toThrow("4 issues could not be emptied");
    world.at(yearAfter(10) + 1);
    await expect(world.tick()).rejects.toThrow("2 issues could not be emptied");
    expect(world.emptied).toEqual(world.ids.slice(4).map((id) => `${id}/0`));
    world.broken.clear();
    await world.tick();
    expect(world.emptied.length).toBe(6);
  });

  it("are given up for good: no word of the author opens the issue again, though it came first to the object", async () => {
    const world = await createRow(1);
    const [id = "" as IssueId] = world.ids;
    world.at(yearAfter(1));
    await world.tick();
    const asked: string[] = [];
    const deps = {
      ...{ ...world.deps, issues: world.issues, ...nothingReported },
      ledgers: {
        resolve: async () => {
          asked.push("resolve");
          return "resolved" as const;
        },
      },
    };
    const answer = await resolveBatch(deps, id, { batch: 1, as: "not-submitted" });
    expect(answer).toMatchObject({
      ok: false,
      problem: { kind: "conflict", detail: expect.stringContaining("400 days") },
    });
    expect(asked).toEqual([]);
    expect((await world.issues.find(id))?.closedAt).not.toBeNull();
  });

  it("leave an issue alone that its author opened just before", async () => {
    const world = await createRow(1);
    const [id = "" as IssueId] = world.ids;
    world.at(yearAfter(1));
    await world.issues.reopen(id, 0);
    await world.tick();
    expect(world.emptied).toEqual([]);
    expect((await world.issues.find(id))?.retiredAt).toBeNull();
  });
});

describe("an object that was emptied", () => {
  it.each([
    ["closed", ""],
    ["retired", "UPDATE issues SET retired_at = 1"],
    ["open again by a hand that slipped", "UPDATE issues SET closed_at = NULL, retired_at = NULL"],
    ["open again in the middle", "UPDATE issues SET closed_at = NULL, started_at = NULL"],
  ])("mails nobody when it is woken while its issue is %s", async (_, slip) => {
    const world = await createIssueWorld({ readers: 30 });
    await runToEnd(world);
    const sent = world.received.length;
    const ledger = createSqliteLedger(createFakeObjectStorage());
    if (slip !== "") await world.db.prepare(slip).run();
    for (let wakes = 0; wakes < 5; wakes += 1)
      expect(await world.slice({ ...world.deps, ledger })).toBeNull();
    expect(world.received.length).toBe(sent);
    expect(ledger.readFacts().audience).toBe(0);
  });

  it("mails nobody either where it was emptied in the middle of its issue", async () => {
    const world = await createIssueWorld({ readers: 30 });
    while (!world.deps.ledger.readFacts().listed) await world.slice();
    const sent = world.received.length;
    const ledger = createSqliteLedger(createFakeObjectStorage());
    for (let wakes = 0; wakes < 5; wakes += 1)
      expect(await world.slice({ ...world.deps, ledger })).toBeNull();
    expect(world.received.length).toBe(sent);
    expect(world.events).toContain("ledger.lost");
  });

  it("is told from one whose first report is still on its way", async () => {
    const world = await createIssueWorld({ readers: 30 });
    const quiet = { ...world.deps.issues, saveProgress: async () => {} };
    await world.slice({ ...world.deps, issues: quiet });
    await runToEnd(world);
    expect((await world.issue()).progress).toMatchObject([{ audience: 30, submitted: 30, done: true }]);
  });
});
