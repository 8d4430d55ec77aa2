import type { Problem } from "../../core/problem.ts";
import { type Result, succeed } from "../../core/result.ts";
import {
  deriveKnownRevision,
  isTrusted,
  type KeptAnswer,
  type PublicReading,
} from "../../core/site/answer.ts";
import type { ContentHasher } from "../../ports/access/content-hasher.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import type { AnswerMemory } from "../../ports/site/answer-memory.ts";

export interface AnswerDependencies {
  readonly answers: AnswerMemory;
  readonly contentHasher: ContentHasher;
  readonly clock: Pick<Clock, "now">;
}

export interface AnswerRecipe<Content> {
  /** Everything that makes the answer another one, but for what the store says. */
  readonly name: string;
  /** One round trip. */
  read(unless: number | null): Promise<Result<PublicReading<Content>, Problem>>;
  write(content: Content): Result<string, Problem> | Promise<Result<string, Problem>>;
}

/**
 * A page or a feed, made once for each revision of what it shows and asked for in one round trip. Equal content gives equal
 * bytes, so that a reader's copy can be told to be fresh.
 */
export async function makeAnswer<Content>(
  deps: AnswerDependencies,
  recipe: AnswerRecipe<Content>,
): Promise<Result<KeptAnswer, Problem>> {
  const at = deps.clock.now();
  const kept = await deps.answers.find(recipe.name);
  const reading = await recipe.read(deriveKnownRevision(kept, at));
  if (!reading.ok) return reading;
  const { content, ...state } = reading.value;
  deps.answers.note({ revision: state.revision, at });
  if (content === null && kept !== null) return succeed(kept);
  if (content === null) throw new Error(`Nothing was read for ${recipe.name}, of which nothing is kept.`);

  const body = await recipe.write(content);
  if (!body.ok) return body;
  const etag = `"${(await deps.contentHasher.hash(body.value)).slice(0, 32)}"`;
  const answer = {
    ...state,
    modifiedAt: deriveModifiedAt(state.modifiedAt, etag, kept),
    body: body.value,
    etag,
  };
  deps.answers.keep(recipe.name, answer);
  return succeed(answer);
}

/**
 * Dates have whole seconds. A change within a second that was already shown gets the next second; otherwise a client
 * that read in between would be told for ever that nothing has changed.
 */
const deriveModifiedAt = (changedAt: number, etag: string, kept: KeptAnswer | null): number =>
  kept === null ? changedAt : Math.max(changedAt, kept.modifiedAt + (kept.etag === etag ? 0 : 1000));

/**
 * The answer as it was a moment ago, for whoever has it already and asks whether it has changed: no round trip. Null: the
 * store must say. Nobody is shown anything by it that they do not have.
 */
export function recallAnswer({ answers, clock }: AnswerDependencies, name: string): KeptAnswer | null {
  const checked = answers.latest();
  const kept = checked === null ? null : answers.recall(name);
  return kept !== null && checked !== null && isTrusted(kept, checked, clock.now()) ? kept : null;
}

/** Something was changed, or may have been: what the store said before counts no longer. */
export const doubtAnswers = ({ answers, clock }: AnswerDependencies): void => answers.doubt(clock.now());
