import { describe, expect, it } from "vitest";
import { PUSH_DEFECTS } from "./pushes/defects.ts";
import { REPOSITORY_TROUBLE_DEFECTS } from "./pushes/defects-troubles.ts";
import { runRepository } from "./pushes/run-repository.ts";
import { runRepositoryTroubles } from "./pushes/run-troubles.ts";

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

/** Its author is told of each outage of three hours, once: whatever pushes come meanwhile, and whoever dies half way. */
describe("the author of a blog that comes in by its repository", () => {
  it(`is told of every outage once in ${SEEDS} lives`, async () => {
    for (let seed = 1; seed <= SEEDS; seed += 1)
      expect(await runRepositoryTroubles(seed), `seed ${seed}`).toEqual([]);
  });

  it.each(REPOSITORY_TROUBLE_DEFECTS)(
    "is not with this planted: $name (seed $seed)",
    async ({ plant, seed }) => {
      expect(await runRepositoryTroubles(seed, plant)).not.toEqual([]);
    },
  );
});
