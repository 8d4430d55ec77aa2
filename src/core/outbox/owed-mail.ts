import type { Instant, SubscriberId } from "../ids.ts";
import type { Language } from "../language.ts";
import type { NotedOccasion } from "../notes/occasion.ts";
import type { Answer } from "../provider/answer.ts";
import { explainBarred, type Standing } from "../subscribers/may-be-mailed.ts";
import type { WelcomeContent, WelcomedReader } from "../subscribers/welcome-content.ts";

/** What a signup is answered with: the link that confirms it, or the word that this address is in already. */
export interface SignupMail {
  readonly says: "confirm" | "already-in";
  readonly address: string;
  readonly language: Language;
}

export interface WelcomeMail {
  readonly reader: WelcomedReader;
  /** What it shows; null until its first attempt. */
  readonly content: WelcomeContent | null;
}

export interface MagicLinkMail {
  /** `link`: on the reader's own page. `address`: by the address alone, as readers do who want to leave. */
  readonly askedBy: "link" | "address";
  readonly address: string;
  readonly language: Language;
}

/** What its author is told. The address is the settings' own, whatever is known of it as a reader's. */
export interface AuthorNoteMail {
  readonly address: string;
  readonly language: Language;
  /** What it tells of; null until its first attempt. */
  readonly occasions: readonly NotedOccasion[] | null;
}

/** One mail to one person that somebody asked for and that no provider has taken yet. */
export type OwedMail =
  | Owed<"signup", SignupMail>
  | Owed<"welcome", WelcomeMail>
  | Owed<"magic-link", MagicLinkMail>
  | Owed<"author-note", AuthorNoteMail>;

export type OwedKind = OwedMail["kind"];

interface Owed<Kind extends string, Mail> extends Attempts {
  readonly kind: Kind;
  readonly id: SubscriberId;
  /** When it was asked for: with kind and id its name, from which key and token time derive. */
  readonly at: Instant;
  readonly mail: Mail;
}

/** How far the attempts have got; what an attempt changes of an owed mail. */
export interface Attempts {
  /** Not before: throttle, back-off. */
  readonly dueAt: Instant;
  /** So many so far: back-off grows with them. */
  readonly attempts: number;
  /** Each has a key of its own. */
  readonly generation: number;
  /** Start of the first attempt under this key without a certain answer; null: no mail can have been taken. */
  readonly inDoubtSince: Instant | null;
  /** When the provider first refused this very mail; null: never. */
  readonly refusedSince: Instant | null;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * Until when a mail makes sense. A confirmation and a note wait as long as they take. A welcome after a day is none; a magic link
 * is good for an hour from when it was asked for, so that its last minutes are not worth a mail.
 */
const LIFETIME_MS = {
  signup: Number.POSITIVE_INFINITY,
  welcome: 24 * HOUR_MS,
  "magic-link": 50 * MINUTE_MS,
  "author-note": Number.POSITIVE_INFINITY,
} as const satisfies Record<OwedKind, number>;

/** A second confirmation or note harms nobody; whoever is welcomed is welcomed once. */
const MAY_COME_TWICE = {
  signup: true,
  welcome: false,
  "magic-link": true,
  "author-note": true,
} as const satisfies Record<OwedKind, boolean>;

/** Why a mail is owed no longer though nobody took it. */
export type End = "left" | "suppressed" | "too-late" | "unknown" | "address-refused";

/**
 * Is a mail that is due attempted, as what, or is it owed no longer? An attempt counts as in doubt from its beginning,
 * and is due again after its back-off, so that one that a crash cuts off is neither forgotten nor hurried. It is repeated
 * under its key for `repeatMs` from the first doubt on.
 */
export function decideAttempt(
  owed: OwedMail,
  standing: Standing,
  repeatMs: number,
  now: Instant,
): { readonly attempt: OwedMail } | { readonly end: End } {
  const barred = explainOwedToNobody(owed, standing);
  if (barred !== null) return { end: barred };
  if (now >= owed.at + LIFETIME_MS[owed.kind]) return { end: "too-late" };
  const isKeyOld = owed.inDoubtSince !== null && now >= owed.inDoubtSince + repeatMs;
  if (isKeyOld && !MAY_COME_TWICE[owed.kind]) return { end: "unknown" };
  const attempts = owed.attempts + 1;
  const begun = { ...owed, attempts, dueAt: now + deriveBackOff(attempts) };
  if (isKeyOld) return { attempt: { ...begun, generation: owed.generation + 1, inDoubtSince: now } };
  return { attempt: { ...begun, inDoubtSince: owed.inDoubtSince ?? now } };
}

/** The author's own notes go to the settings' address, whatever is known of it as a reader's. */
const explainOwedToNobody = (owed: OwedMail, standing: Standing) =>
  owed.kind === "author-note"
    ? null
    : explainBarred(standing, {
        askedAt: owed.at,
        asksToConfirm: owed.kind === "signup" && owed.mail.says === "confirm",
      });

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

const FIRST_BACK_OFF_MS = 2 * SECOND_MS;
const LONGEST_BACK_OFF_MS = 5 * MINUTE_MS;

/** Doubles with each attempt, up to five minutes. */
export const deriveBackOff = (attempts: number) =>
  Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** Math.min(attempts - 1, 20));
