import { describe, expect, it } from "vitest";
import { PUSH_DEFECTS } from "./pushes/defects.ts";
import { runRepository } from "./pushes/run-repository.ts";

const SEEDS = Number(process.env.PUSH_SEEDS ?? 12);

/**
 * A blog whose repository is edited, moved about in and forced elsewhere, whose pushes come twice, late, in any order or never,
 * and are taken in by halves, while files come by hand and by its feed: every story is announced once, and what stands in the
 * end is what the head of the branch holds.
 */
describe("a blog that comes in by its repository", () => {
  it(`keeps its promise in ${SEEDS} lives`, async () => {
    for (let seed = 1; seed <= SEEDS; seed += 1)
      expect(await runRepository(seed), `seed ${seed}`).toEqual([]);
  });

  it.each(PUSH_DEFECTS)("does not with this planted: $name (seed $seed)", async ({ plant, seed }) => {
    expect(await runRepository(seed, plant)).not.toEqual([]);
  });
});
