import { contentHasher } from "../../src/adapters/crypto/content-hasher.ts";
import { createAnswerMemory } from "../../src/adapters/runtime/answer-memory.ts";
import { doubtAnswers, makeAnswer, recallAnswer } from "../../src/usecases/site/make-answer.ts";

/** The pages that are the same for everybody, of a newsletter that has sent nothing yet. */
export function buildEmptySite() {
  const deps = { answers: createAnswerMemory(), contentHasher, clock: { now: Date.now } };
  const state = { revision: 0, modifiedAt: 0, freshUntil: null };
  return {
    readFrontPage: async () => ({ ...state, content: { issues: [], topics: [] } }),
    listArchive: async () => ({ ...state, content: [] }),
    makeAnswer: (recipe: Parameters<typeof makeAnswer>[1]) => makeAnswer(deps, recipe),
    recallAnswer: (name: string) => recallAnswer(deps, name),
    doubtAnswers: () => doubtAnswers(deps),
  };
}
