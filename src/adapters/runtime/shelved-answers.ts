import type { KeptAnswer } from "../../core/site/answer.ts";
import type { AfterResponse } from "../../ports/runtime/after-response.ts";
import type { AnswerMemory } from "../../ports/site/answer-memory.ts";

/** The part of the Cache API in use. */
export type AnswerCache = Pick<Cache, "match" | "put">;

export interface Shelf {
  readonly open: () => Promise<AnswerCache>;
  /** What a deployment's answers have in common: its code and its settings, hashed. */
  readonly scope: () => Promise<string>;
  readonly afterResponse: AfterResponse;
}

/** Nobody asks this host: the keys of the Cache API are addresses. */
const SHELF = "https://answers.invalid";
const A_DAY = "max-age=86400";

/**
 * What another isolate of the same data centre has made already (Cache API; on workers.dev it keeps nothing), behind the
 * memory of this one. As there, each answer comes with its revision and is shown only once the store has said that this is
 * still the one: what an author took back is gone with the next answer, wherever a copy of it lies.
 */
export const shelveAnswers = (memory: AnswerMemory, shelf: Shelf): AnswerMemory => ({
  ...memory,
  async find(name) {
    const known = memory.recall(name);
    if (known !== null) return known;
    const { cache, address } = await place(shelf, name);
    const found = await cache.match(address);
    if (found === undefined) return null;
    const answer = (await found.json()) as KeptAnswer; // what `keep` wrote, by the same code
    memory.keep(name, answer);
    return answer;
  },
  keep(name, answer) {
    memory.keep(name, answer);
    shelf.afterResponse(async () => {
      const { cache, address } = await place(shelf, name);
      await cache.put(address, Response.json(answer, { headers: { "Cache-Control": A_DAY } }));
    });
  },
});

async function place({ open, scope }: Shelf, name: string) {
  const [cache, deployment] = await Promise.all([open(), scope()]);
  return { cache, address: `${SHELF}/${deployment}/${encodeURIComponent(name)}` };
}
