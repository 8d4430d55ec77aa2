import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { waitFor } from "./stage/local-gazette.ts";
import { type Stage, startStage } from "./stage/local-stage.ts";

const READERS = 5000;
let stage: Stage;

beforeAll(async () => {
  stage = await startStage({ readers: READERS, entry: "tests/journeys/stage/failing-alarm-worker.ts" });
  stage.emulator.setFaults({ latencyMs: 2000 }); // twenty seconds for all, five at a time: time to step in
});
afterAll(() => stage?.stop());

const alarm = async (id: string, method = "GET") =>
  (await (await stage.author.call(`/_alarm?issue=${id}`, { method })).json()) as {
    readonly failures: number;
    readonly hasAlarm: boolean;
  };

/**
 * The runtime gives a throwing alarm up after its sixth retry: measured here, seven runs at 0, 2, 7, 16, 33, 66 and 139
 * seconds, then no alarm. The test waits for the first retry and takes the alarm away itself.
 */
describe("an issue whose alarm failed again and again until the platform gave it up", () => {
  it("is woken by the next tick: everybody exactly once", async () => {
    const id = await stage.beginIssue("en/given-up.md");
    await waitFor("the first requests", () => (stage.emulator.calls().length >= 5 ? true : null));
    await alarm(id, "PUT");
    await waitFor("two failures", async () => ((await alarm(id)).failures >= 2 ? true : null));
    expect(await alarm(id, "DELETE")).toMatchObject({ hasAlarm: false });
    await alarm(id, "POST");

    const before = stage.judge(id);
    expect([before.reached > 0, before.lost > 0]).toEqual([true, true]);
    await delay(1500);
    expect([stage.judge(id), (await alarm(id)).hasAlarm]).toEqual([before, false]); // nothing wakes it by itself

    stage.emulator.setFaults({});
    await stage.author.tick(new Date());
    const { counts } = await stage.author.waitUntilClosed(id);
    expect(counts).toMatchObject({ audience: READERS, submitted: READERS, unknown: 0 });
    expect(stage.judge(id)).toMatchObject({ reached: READERS, twice: 0, lost: 0, strangers: 0, mixedUp: 0 });
  });
});
