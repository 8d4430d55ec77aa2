import type { Instant } from "../ids.ts";
import type { Answer } from "../provider/answer.ts";
import { deriveBackOff } from "./back-off.ts";
import type { Attempts, End, OwedMail } from "./owed-mail.ts";

/** What an answer makes of a mail. */
export type Fate =
  | { readonly kind: "submitted" }
  | { readonly kind: "ended"; readonly end: End }
  | { readonly kind: "owed"; readonly attempts: Attempts };

export interface AttemptFacts {
  /** As it was before the attempt. */
  readonly before: Attempts;
  readonly answer: Answer;
  /** When the provider last took another mail of the outbox; null: never. */
  readonly acceptedAt: Instant | null;
  /** How long its key is good (`deriveRepeatMs`). */
  readonly repeatMs: number;
  readonly now: Instant;
}

/**
 * A certain refusal leaves the key as it was; after anything else the mail is in doubt and keeps its key. Only a
 * refusal of this mail while others are taken ends it: what is wrong with the account concerns every mail, and passes.
 * (For the mails of an issue: `core/issues/decide-settlement.ts`.)
 */
export function decideFate(owed: OwedMail, facts: AttemptFacts): Fate {
  const { answer, before, acceptedAt, now } = facts;
  if (answer.kind === "accepted") return { kind: "submitted" };
  const later = { ...owed, dueAt: now + deriveBackOff(owed.attempts) };
  if (answer.kind === "in-doubt") return { kind: "owed", attempts: later };
  if (answer.reason === "key-reused") return decideReusedKey(owed, facts.repeatMs);
  const certain = { ...later, inDoubtSince: before.inDoubtSince, generation: owed.generation };
  if (answer.reason !== "content") return { kind: "owed", attempts: certain };
  const refusedSince = owed.refusedSince ?? now;
  if (owed.refusedSince !== null && acceptedAt !== null && acceptedAt > owed.refusedSince)
    return { kind: "ended", end: "address-refused" };
  return { kind: "owed", attempts: { ...certain, refusedSince } };
}

/**
 * An earlier attempt under this key had another body (settings changed in between) and was probably taken. A
 * confirmation is submitted again once the key has expired; a mail that must not come twice counts as submitted.
 */
function decideReusedKey(owed: OwedMail, repeatMs: number): Fate {
  if (owed.kind !== "signup" || owed.inDoubtSince === null) return { kind: "submitted" };
  return { kind: "owed", attempts: { ...owed, dueAt: owed.inDoubtSince + repeatMs } };
}
