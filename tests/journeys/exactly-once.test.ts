import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { IssueList } from "../../src/contract/issues/issue.ts";
import { waitFor } from "./stage/local-gazette.ts";
import { type Stage, startStage } from "./stage/local-stage.ts";

const READERS = 5000;
/** Some are under way, and others follow. */
const SOME_CALLS = 5;
/** Five at a time, a slice submits a third of the readers, and all take twenty seconds: time to step in, whatever the load. */
const SLOW = { latencyMs: 2000 };
let stage: Stage;

beforeAll(async () => {
  stage = await startStage({ readers: READERS });
});
beforeEach(() => {
  stage.emulator.clear();
  stage.emulator.setFaults({ latencyMs: 50 });
});
afterAll(() => stage?.stop());

const send = (path: string, headers: Record<string, string> = {}) =>
  stage.author.call(path, { method: "POST", body: "{}", headers });
const wish = (id: string, verb: string) => send(`/api/issues/${id}/${verb}`);
const callsBegin = () =>
  waitFor("the first requests", () => (stage.emulator.calls().length >= SOME_CALLS ? true : null));
const readIssues = async () => ((await (await stage.author.call("/api/issues")).json()) as IssueList).issues;

describe("a provider that answers every other time", () => {
  it("takes a fifth of the batches without a word and fails on others: nobody twice, nobody lost", async () => {
    const strike = { share: 0.2 };
    stage.emulator.setFaults({
      latencyMs: 20,
      acceptThenDrop: strike,
      acceptThenFail: { status: 500, share: 0.1 },
      failStatus: { status: 500, ...strike },
    });
    const id = await stage.beginIssue("en/drop.md");
    const { counts } = await stage.author.waitUntilClosed(id);
    expect(counts).toMatchObject({ audience: READERS, submitted: READERS, refused: 0, unknown: 0 });
    expect(stage.judge(id)).toMatchObject({ reached: READERS, twice: 0, lost: 0, strangers: 0, mixedUp: 0 });
    const calls = stage.emulator.calls();
    expect(calls.filter((call) => call.dropped).length).toBeGreaterThan(3); // or the fault did not strike
    expect(calls.filter((call) => call.status === 500 && call.accepted === 0).length).toBeGreaterThan(3);
    expect(stage.judge(id).replays).toBeGreaterThan(3);
  });
});

describe("ticks and webhooks that come all at once, again and again, while an issue goes out", () => {
  it("make one mail for each reader", async () => {
    await stage.author.publish("en/overlap.md", 20);
    const slot = new Date("2026-11-30T09:00:00Z");
    for (let round = 0; round < 5; round += 1) {
      const ticks = Array.from({ length: 5 }, () => stage.author.tick(slot));
      const hooks = [1, 2].map((hook) => send("/webhooks/send", { "webhook-id": `overlap-${hook}` }));
      expect(await Promise.all(ticks.map(async (tick) => (await tick).text()))).toEqual(
        ticks.map(() => "ok"),
      );
      await Promise.all(hooks); // refused, they throw
      await delay(150);
    }
    await waitFor("the issues to close", async () =>
      (await readIssues()).every((issue) => issue.state === "closed") ? true : null,
    );
    expect(stage.judge(null)).toMatchObject({
      reached: READERS,
      twice: 0,
      lost: 0,
      strangers: 0,
      mixedUp: 0,
    });
  });
});

describe("an issue that its author stops in the middle", () => {
  it("submits nothing more while it is paused but settles its doubts, and goes on when it is resumed", async () => {
    stage.emulator.setFaults({ ...SLOW, acceptThenDrop: { next: 2 } });
    const id = await stage.beginIssue("en/pause.md");
    await callsBegin();
    await wish(id, "pause");
    const settled = await waitFor("the doubts to be settled", () => {
      const dropped = stage.emulator.calls().filter((call) => call.dropped);
      const replayed = stage.emulator.calls().filter((call) => call.replayed);
      return dropped.length === 2 && replayed.length === 2 ? stage.judge(id) : null;
    });
    expect(settled.reached).toBeLessThan(READERS);
    const { counts, state } = await waitFor("the report of the settled doubts", async () => {
      const issue = await stage.author.readIssue(id);
      return issue.counts.submitted === settled.reached ? issue : null;
    });
    expect([state, counts]).toEqual([
      "paused",
      expect.objectContaining({ audience: READERS, submitted: settled.reached, unknown: 0 }),
    ]);
    await delay(1200); // and nothing follows
    expect(stage.judge(id)).toEqual(settled);
    stage.emulator.setFaults({ latencyMs: 50 });
    await wish(id, "resume");
    await stage.author.waitUntilClosed(id);
    expect(stage.judge(id)).toMatchObject({ reached: READERS, twice: 0, lost: 0 });
  });

  it("says how many were not served when it is cancelled, and gives its posts to no other issue", async () => {
    stage.emulator.setFaults({ ...SLOW, acceptThenDrop: { next: 1 } });
    const id = await stage.beginIssue("en/cancel.md");
    await callsBegin();
    await wish(id, "cancel");
    const issue = await waitFor("the end of the cancelled issue", async () => {
      const read = await stage.author.readIssue(id);
      return read.closedAt === null ? null : read;
    });
    const { reached, twice } = stage.judge(id);
    expect([reached > 0, reached < READERS, twice]).toEqual([true, true, 0]);
    expect(issue).toMatchObject({
      state: "cancelled",
      counts: { audience: READERS, submitted: reached, refused: 0, unknown: 0 },
      notServed: READERS - reached,
    });
    expect(await stage.author.planIssue()).toBeNull();
    stage.emulator.setFaults({});
    await stage.beginIssue("en/after-cancel.md").then(stage.author.waitUntilClosed);
    expect(stage.judge(id).reached).toBe(reached);
  });
});
