import { describe, expect, it } from "vitest";
import { deriveShard } from "../../../src/core/issues/shard.ts";
import { countDue, findNextWave, listWaves } from "../../../src/core/issues/wave.ts";
import { idOf } from "../../builders/subscribers.ts";

const WAITING = {
  unassigned: 10,
  waves: [
    { dueAt: 100, readers: 3 },
    { dueAt: 200, readers: 4 },
  ],
};

describe("readers with an hour of their own", () => {
  it.each([
    [99, 3],
    [100, 6],
    [199, 6],
    [200, 10],
  ])("are due from that very moment on, and whoever has none always is: at %i %i of ten", (now, due) => {
    expect(countDue(WAITING, now)).toBe(due);
  });

  it.each([
    [0, 100],
    [100, 200],
    [200, null],
  ])("have a next wave after %i: %s", (now, next) => {
    expect(findNextWave(WAITING, now)).toBe(next);
  });

  it("wait for the earliest wave, in whatever order they are listed", () => {
    expect(findNextWave({ ...WAITING, waves: [...WAITING.waves].reverse() }, 0)).toBe(100);
  });

  it("come wave by wave after those who have none", () => {
    expect(listWaves(WAITING, 50)).toEqual([{ dueAt: 50, readers: 3 }, ...WAITING.waves]);
  });
});

describe("the object that holds a reader", () => {
  it("is one of sixteen by the first digit of the id, or the only one", () => {
    expect(["0", "9", "a", "f"].map((start) => deriveShard(idOf(start), 16))).toEqual([0, 9, 10, 15]);
    expect(deriveShard(idOf("f"), 1)).toBe(0);
  });
});
