import { describe, expect, it } from "vitest";
import { contentHasher } from "../../../src/adapters/crypto/content-hasher.ts";
import { createAnswerMemory } from "../../../src/adapters/runtime/answer-memory.ts";
import { fail, succeed } from "../../../src/core/result.ts";
import { doubtAnswers, makeAnswer, recallAnswer } from "../../../src/usecases/site/make-answer.ts";

/** A store of one word, and a clock that stands still unless it is moved. */
function openSite() {
  const site = { word: "first", revision: 1, now: 1_000_000, reads: 0, writes: 0 };
  const deps = { answers: createAnswerMemory(), contentHasher, clock: { now: () => site.now } };
  const recipe = {
    name: "/",
    read: async (unless: number | null) => {
      site.reads += 1;
      const content = unless === site.revision ? null : site.word;
      return succeed({ revision: site.revision, modifiedAt: 0, freshUntil: null, content });
    },
    write: (word: string) => {
      site.writes += 1;
      return succeed(`<p>${word}</p>`);
    },
  };
  const body = async () => {
    const answer = await makeAnswer(deps, recipe);
    return answer.ok ? answer.value.body : answer.problem;
  };
  return { site, deps, recipe, body, recall: () => recallAnswer(deps, "/")?.body ?? null };
}

describe("an answer that is the same for everybody", () => {
  it("is written once for each revision, and asked for each time", async () => {
    const { site, body } = openSite();
    expect([await body(), await body(), await body()]).toEqual(Array(3).fill("<p>first</p>"));
    Object.assign(site, { word: "second", revision: 2 });
    expect([await body(), await body()]).toEqual(Array(2).fill("<p>second</p>"));
    expect([site.reads, site.writes]).toEqual([5, 2]);
  });

  it("is recalled for five seconds after the store was asked, and not before", async () => {
    const { site, body, recall } = openSite();
    expect(recall()).toBeNull();
    await body();
    site.now += 4_999;
    expect(recall()).toBe("<p>first</p>");
    site.now += 1;
    expect(recall()).toBeNull();
  });

  it("is not recalled once another answer showed that something has changed", async () => {
    const { site, deps, recipe, body, recall } = openSite();
    await body();
    Object.assign(site, { word: "second", revision: 2 });
    await makeAnswer(deps, { ...recipe, name: "/issues" });
    expect(recall()).toBeNull();
  });

  it("is not recalled after a doubt, not even when what was asked before it is answered after it", async () => {
    const { site, deps, recipe, body, recall } = openSite();
    await body();
    doubtAnswers(deps);
    expect(recall()).toBeNull();
    site.now += 1;
    const slow = Promise.withResolvers<void>();
    const asked = makeAnswer(deps, {
      ...recipe,
      read: (unless) => slow.promise.then(() => recipe.read(unless)),
    });
    site.now += 10;
    doubtAnswers(deps);
    slow.resolve();
    await asked;
    expect(recall()).toBeNull();
    site.now += 1;
    await body();
    expect(recall()).toBe("<p>first</p>");
  });

  it("is kept by nobody where it could not be read or written", async () => {
    const { deps, recipe, body } = openSite();
    const missing = fail({ kind: "page-not-found" } as const);
    expect(await makeAnswer(deps, { ...recipe, read: async () => missing })).toEqual(missing);
    expect(await makeAnswer(deps, { ...recipe, write: () => missing })).toEqual(missing);
    expect(await body()).toBe("<p>first</p>");
  });
});
