import { describe, expect, it } from "vitest";
import { DEFECTS } from "./defects/defects.ts";
import { tryToCatch } from "./defects/find-catch.ts";
import { describeKnownSeeds, readKnownSeeds, readPage } from "./defects/known-seeds.ts";

const known = readKnownSeeds();
const ADVICE = "Run `npm run laws -- --defects`: it looks for a seed that finds it, and writes it down.";

describe("the laws bite: the storm that is known for it finds out that", () => {
  it.each(Object.entries(DEFECTS))("%s", async (name, defect) => {
    const seed = known[name]?.seed;
    if (seed === undefined) expect.fail(`No storm is known that finds this. ${ADVICE}`);
    if ((await tryToCatch(defect, seed)) === null)
      expect.fail(`Storm ${seed} does not find it any more. ${ADVICE}`);
  });
});

it("no storm is known for what is not planted any more, and the page has the table of today", () => {
  expect(Object.keys(known), ADVICE).toEqual(Object.keys(DEFECTS));
  expect(readPage().endsWith(describeKnownSeeds(known)), ADVICE).toBe(true);
});
