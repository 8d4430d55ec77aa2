import type { CheckedState, KeptAnswer } from "../../core/site/answer.ts";
import type { AnswerMemory } from "../../ports/site/answer-memory.ts";

/** About ten full feeds; an isolate has 128 MB for everything. */
const MAX_CHARACTERS = 6_000_000;

/**
 * Answers in the memory of one isolate, the least used forgotten first. Nothing is shared and nothing is taken back: each
 * is kept with its revision, and whoever uses it asks the store for the revision first.
 */
export function createAnswerMemory(maximum = MAX_CHARACTERS): AnswerMemory {
  const answers = new Map<string, KeptAnswer>();
  let used = 0;
  let checked: CheckedState | null = null;
  let doubtedUntil = Number.NEGATIVE_INFINITY;
  const forget = (name: string) => {
    used -= answers.get(name)?.body.length ?? 0;
    answers.delete(name);
  };
  const recall = (name: string) => {
    const answer = answers.get(name) ?? null;
    if (answer === null) return null;
    answers.delete(name);
    answers.set(name, answer); // a Map is in the order of insertion: the latest used comes last
    return answer;
  };
  return {
    recall,
    find: async (name) => recall(name),
    keep(name, answer) {
      forget(name);
      if (answer.body.length > maximum) return;
      answers.set(name, answer);
      used += answer.body.length;
      for (const oldest of answers.keys()) {
        if (used <= maximum) return;
        forget(oldest);
      }
    },
    note(news) {
      if (news.at > doubtedUntil && news.at >= (checked?.at ?? 0)) checked = news;
    },
    latest: () => checked,
    doubt(until) {
      doubtedUntil = Math.max(doubtedUntil, until);
      checked = null;
    },
  };
}
