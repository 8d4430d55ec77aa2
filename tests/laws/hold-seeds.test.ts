import { expect, it } from "vitest";
import { describeBroken, findBroken } from "./hold-seeds.ts";

it("each reader gets each issue exactly once in 150 storms", { timeout: 1_800_000 }, async () => {
  const [first] = await findBroken(1, 150);
  expect(first === undefined ? "" : await describeBroken(first)).toBe("");
});
