import { describe, expect, it } from "vitest";
import { REPUTATION_DEFECTS } from "./reputation/defects.ts";
import { runReputation } from "./reputation/run-reputation.ts";

const SEEDS = Number(process.env.REPUTATION_SEEDS ?? 20);

/** Issues whose mails bounce or are complained of, around the limits, while calls are cut off and fail. */
describe("mails that bounce for good or are complained of", () => {
  it(`hold what follows, and are told once, in ${SEEDS} lives`, { timeout: 300_000 }, async () => {
    for (let seed = 1; seed <= SEEDS; seed += 1)
      expect(await runReputation(seed), `seed ${seed}`).toEqual([]);
  });

  it.each(REPUTATION_DEFECTS)("do not with this planted: $name (seed $seed)", async ({ defect, seed }) => {
    expect(await runReputation(seed, defect)).not.toEqual([]);
  });
});
