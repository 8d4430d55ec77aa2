import { describe, expect, it } from "vitest";
import { judgeSeed } from "./judge.ts";

/** The thousand are a script: `npm run bench -- pacer`. */
const SEEDS = Array.from({ length: 40 }, (_, index) => index + 1);

describe("the pacer, beside a gap five per cent wider than the rate", () => {
  it.each(SEEDS)("keeps its limits under condition %d", async (seed) => {
    const { broken, condition, pacer, fixedGap } = await judgeSeed(seed);
    expect(broken, JSON.stringify({ condition, pacer, fixedGap })).toEqual([]);
  });
});
