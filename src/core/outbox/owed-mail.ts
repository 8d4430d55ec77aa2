import type { Instant, SubscriberId } from "../ids.ts";
import type { Language } from "../language.ts";
import type { NotedOccasion } from "../notes/occasion.ts";
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

/** Why a mail is owed no longer though nobody took it. */
export type End = "left" | "suppressed" | "too-late" | "unknown" | "address-refused";
