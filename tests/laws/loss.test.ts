import { expect, it } from "vitest";
import { LOSS_DEFECTS } from "./defects/defects-loss.ts";
import { simulateLoss } from "./world/simulate-loss.ts";

const SEEDS = Number(process.env.LOSS_SEEDS ?? 30);
const LONG = { timeout: 1_800_000 };

it(
  `nobody gets anything twice, and everybody what comes later, after ${SEEDS} losses in the middle of a storm`,
  LONG,
  async () => {
    for (let seed = 1; seed <= SEEDS; seed += 1)
      expect((await simulateLoss(seed)).accusations, `seed ${seed}`).toEqual([]);
  },
);

it.each(LOSS_DEFECTS)("but not with this planted: $name (seed $seed)", LONG, async ({ defect, seed }) => {
  expect((await simulateLoss(seed, { defect })).accusations).not.toEqual([]);
});
