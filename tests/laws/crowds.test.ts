import { describe, expect, it } from "vitest";
import { CROWD_DEFECTS } from "./crowds/defects.ts";
import { runCrowd } from "./crowds/run-crowd.ts";

const SEEDS = Number(process.env.CROWD_SEEDS ?? 20);

/**
 * Up to two hundred and forty people who sign up within seconds or minutes, while the provider fails for up to an hour, the
 * runtime is restarted, ticks stay away, and the hour allows only some of them.
 */
describe("a crowd that signs up at once", () => {
  it(`gets every mail by its deadline in ${SEEDS} lives`, { timeout: 300_000 }, async () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) expect(await runCrowd(seed), `seed ${seed}`).toEqual([]);
  });

  it.each(CROWD_DEFECTS)("does not with this planted: $name (seed $seed)", async ({ defect, seed }) => {
    expect(await runCrowd(seed, defect)).not.toEqual([]);
  });
});
