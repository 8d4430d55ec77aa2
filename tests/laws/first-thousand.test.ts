import { expect, it } from "vitest";
import { describeBroken, findBroken } from "./hold-seeds.ts";

it("each reader gets each issue exactly once in a thousand storms", { timeout: 1_800_000 }, async () => {
  const [first] = await findBroken(1, 1000);
  expect(first === undefined ? "" : await describeBroken(first)).toBe("");
});
