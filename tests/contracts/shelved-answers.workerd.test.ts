import { describe, expect, it } from "vitest";
import { createAnswerMemory } from "../../src/adapters/runtime/answer-memory.ts";
import { shelveAnswers } from "../../src/adapters/runtime/shelved-answers.ts";
import type { KeptAnswer } from "../../src/core/site/answer.ts";

const ANSWER: KeptAnswer = {
  revision: 7,
  modifiedAt: 1000,
  freshUntil: null,
  body: "<p>día</p>",
  etag: '"a"',
};

/** Isolates of one data centre: a memory each, and the shelf between them. */
function openIsolate(scope: string) {
  const waiting: Promise<unknown>[] = [];
  const memory = createAnswerMemory();
  const answers = shelveAnswers(memory, {
    open: () => caches.open("tests"),
    scope: async () => scope,
    afterResponse: (work) => void waiting.push(work()),
  });
  return { answers, memory, settle: () => Promise.all(waiting) };
}

describe("answers that isolates share", () => {
  it("are found by the next isolate, with the revision that they are of", async () => {
    const [first, second] = [openIsolate("v1"), openIsolate("v1")];
    expect(await second.answers.find("/?lang=es & more")).toBeNull();
    first.answers.keep("/?lang=es & more", ANSWER);
    await first.settle();
    expect(await second.answers.find("/?lang=es & more")).toEqual(ANSWER);
    expect(second.memory.recall("/?lang=es & more")).toEqual(ANSWER);
  });

  it("are not those of other code, other settings or another name", async () => {
    const first = openIsolate("v2");
    first.answers.keep("/", ANSWER);
    await first.settle();
    expect(await openIsolate("v3").answers.find("/")).toBeNull();
    expect(await openIsolate("v2").answers.find("//")).toBeNull();
  });

  it("are recalled without waiting from this isolate's own memory alone", async () => {
    const first = openIsolate("v4");
    first.answers.keep("/", ANSWER);
    await first.settle();
    expect([first.answers.recall("/"), openIsolate("v4").answers.recall("/")]).toEqual([ANSWER, null]);
  });
});
