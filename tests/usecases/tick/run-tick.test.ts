import { describe, expect, it } from "vitest";
import { createD1FailingParts } from "../../../src/adapters/d1/tick/failing-parts.ts";
import { runTick, type TickPart } from "../../../src/usecases/tick/run-tick.ts";
import { createFakeD1Database } from "../../fakes/d1-database.ts";

const createTick = () => {
  const events: object[] = [];
  const failingParts = createD1FailingParts(createFakeD1Database());
  const log = { record: (event: string, fields = {}) => void events.push({ event, ...fields }) };
  let now = 1000;
  return {
    events,
    failing: () => failingParts.list(),
    latest: () => failingParts.findLatestTick(),
    run: (parts: readonly TickPart[], at = 1000) => {
      now = at;
      return runTick({ parts, failingParts, watchParts: async () => {}, clock: { now: () => now }, log }, at);
    },
  };
};

describe("the latest tick", () => {
  it("is known by when it ended, whatever failed in it, and never runs backwards", async () => {
    const tick = createTick();
    expect(await tick.latest()).toBeNull();
    await tick.run([{ name: "first", work: () => Promise.reject(new Error("down")) }], 2000);
    await tick.run([], 1500);
    expect(await tick.latest()).toBe(2000);
  });
});

describe("the parts of a tick", () => {
  it("run whatever becomes of the others, be it that one throws before it waits", async () => {
    const done: string[] = [];
    const tick = createTick();
    const { run } = tick;
    await run([
      { name: "first", work: () => Promise.reject(new Error("down")) },
      {
        name: "second",
        work: () => {
          throw new TypeError("a defect");
        },
      },
      { name: "third", work: async () => void done.push("third") },
    ]);
    expect(done).toEqual(["third"]);
    expect(await tick.failing()).toEqual([
      { part: "first", since: 1000 },
      { part: "second", since: 1000 },
    ]);
    expect(tick.events).toEqual([
      { event: "tick.part-failed", part: "first", reason: "down" },
      { event: "tick.part-failed", part: "second", reason: "a defect" },
    ]);
  });

  it("fail since their first failure, and are well again once they work", async () => {
    const tick = createTick();
    const fails: TickPart = { name: "plan", work: () => Promise.reject(new Error("down")) };
    await tick.run([fails], 1000);
    await tick.run([fails], 2000);
    expect(await tick.failing()).toEqual([{ part: "plan", since: 1000 }]);
    await tick.run([{ ...fails, work: async () => {} }], 3000);
    expect(await tick.failing()).toEqual([]);
  });

  it("keep to themselves what could not be read, which may be an address", async () => {
    const tick = createTick();
    await tick.run([{ name: "plan", work: async () => JSON.parse("ada@example.com") }]);
    expect(JSON.stringify(tick.events)).not.toContain("ada");
  });

  it("outlive a store that cannot take down which of them failed", async () => {
    const events: string[] = [];
    const failingParts = { record: () => Promise.reject(new Error("down")) };
    await runTick(
      {
        parts: [],
        failingParts,
        watchParts: async () => {},
        clock: { now: () => 0 },
        log: { record: (event) => void events.push(event) },
      },
      0,
    );
    expect(events).toEqual(["tick.part-failed"]);
  });
});
