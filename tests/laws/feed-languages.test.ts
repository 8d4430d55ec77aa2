import { describe, expect, it } from "vitest";
import { LANGUAGE_DEFECTS } from "./feeds/defects-languages.ts";
import { runLanguages } from "./feeds/run-languages.ts";

const SEEDS = Number(process.env.FEED_SEEDS ?? 12);

/**
 * A blog in two languages that comes in by two feeds, and in part by files: whatever hints at a translation, whichever comes
 * first, and whoever dies half way, each story is one, and each of its posts goes out once.
 */
describe("a blog in two languages", () => {
  it(`is one newsletter in ${SEEDS} lives`, async () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) expect(await runLanguages(seed), `seed ${seed}`).toEqual([]);
  });

  it.each(LANGUAGE_DEFECTS)("is not with this planted: $name (seed $seed)", async ({ plant, seed }) => {
    expect(await runLanguages(seed, plant)).not.toEqual([]);
  });
});
