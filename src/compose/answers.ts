import { contentHasher } from "../adapters/crypto/content-hasher.ts";
import { createAnswerMemory } from "../adapters/runtime/answer-memory.ts";
import { shelveAnswers } from "../adapters/runtime/shelved-answers.ts";
import type { Settings } from "../core/settings/settings.ts";
import type { AfterResponse } from "../ports/runtime/after-response.ts";
import type { AnswerMemory } from "../ports/site/answer-memory.ts";
import { BUILD, VERSION } from "../version.ts";

const SHELF = "gazette-answers";
const memories = new WeakMap<Settings, AnswerMemory>();

/**
 * One memory for each set of settings, which answers show too, and so for as long as the isolate lives. Behind it, for code
 * that was deployed, the shelf that the isolates of a data centre share; code that is being worked on has no name by which to
 * tell its answers from those of a minute ago.
 */
export function connectAnswers(settings: Settings, afterResponse: AfterResponse): AnswerMemory {
  const memory = memories.get(settings) ?? createAnswerMemory();
  memories.set(settings, memory);
  if (BUILD === null) return memory;
  const { secrets: _, ...shown } = settings;
  const scope = () => contentHasher.hash(JSON.stringify([VERSION, shown]));
  return shelveAnswers(memory, { open: () => caches.open(SHELF), scope, afterResponse });
}
