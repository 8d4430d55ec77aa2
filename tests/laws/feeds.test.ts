import { describe, expect, it } from "vitest";
import { FEED_DEFECTS } from "./feeds/defects.ts";
import { PAGE_DEFECTS } from "./feeds/defects-pages.ts";
import { TROUBLE_DEFECTS } from "./feeds/defects-troubles.ts";
import { runBlog } from "./feeds/run-blog.ts";
import { runPages } from "./feeds/run-pages.ts";
import { runTroubles } from "./feeds/run-troubles.ts";

const SEEDS = Number(process.env.FEED_SEEDS ?? 12);

/**
 * A blog that changes guids, links, domains, dates and orders, whose items disappear and come back, and whose polls fail,
 * overlap and die half way: nobody is announced a story twice, nothing of its first poll is announced at all, and whatever
 * came afterwards is announced in the end.
 */
describe("a blog that comes in by its feed", () => {
  it(`keeps its promise in ${SEEDS} lives`, async () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) expect(await runBlog(seed), `seed ${seed}`).toEqual([]);
  });

  it.each(FEED_DEFECTS)("does not with this planted: $name (seed $seed)", async ({ plant, seed }) => {
    expect(await runBlog(seed, plant)).not.toEqual([]);
  });
});

/** Its author is told of each hold, of each outage of a day, and of each end, once: whoever dies half way. */
describe("the author of a blog that comes in by its feed", () => {
  it(`is told of everything once in ${SEEDS} lives`, async () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) expect(await runTroubles(seed), `seed ${seed}`).toEqual([]);
  });

  it.each(TROUBLE_DEFECTS)("is not with this planted: $name (seed $seed)", async ({ plant, seed }) => {
    expect(await runTroubles(seed, plant)).not.toEqual([]);
  });
});

/** Where pages are required, nothing goes out before its page has answered, and everything does once afterwards. */
describe("a newsletter that requires pages", () => {
  it(`keeps its promise in ${SEEDS} lives`, async () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) expect(await runPages(seed), `seed ${seed}`).toEqual([]);
  });

  it.each(PAGE_DEFECTS)("does not with this planted: $name (seed $seed)", async ({ plant, seed }) => {
    expect(await runPages(seed, plant)).not.toEqual([]);
  });
});
