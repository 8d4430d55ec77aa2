import type { Instant, SubscriberId } from "../core/ids.ts";
import type { Language } from "../core/language.ts";
import type { ConsentAct, Preferences } from "../core/subscriber.ts";
import type { WelcomeContent, WelcomedReader } from "../core/welcome.ts";

/** A signup row: choices, throttle and outbox of its mail in one. */
export interface Signup {
  readonly id: SubscriberId;
  readonly address: string;
  readonly choices: Preferences;
  readonly consent: ConsentAct;
  readonly requestedAt: Instant;
  readonly expiresAt: Instant;
  readonly mail: SignupMail | null;
}

/** The outbox entry. Retried with the key derived from `id` and `at` until submitted or an hour old. */
export interface SignupMail {
  readonly kind: "confirmation" | "already-in";
  readonly language: Language;
  readonly at: Instant;
  readonly submittedAt: Instant | null;
}

export interface SignupThrottle {
  /** Milliseconds between two mails to one address. */
  readonly gapMs: number;
  readonly perDay: number;
  /** For everybody together, an hour and a day; the day's is null where there is no quota. */
  readonly perHour: number;
  readonly everybodyPerDay: number | null;
}

/** A welcome mail that a confirmation still owes; nobody who has left or is suppressed is owed one. */
export interface OwedWelcome {
  readonly id: SubscriberId;
  readonly reader: WelcomedReader;
  /** When they confirmed: the idempotency key and the token derive from it. */
  readonly at: Instant;
  /** Null until the first attempt. */
  readonly content: WelcomeContent | null;
}

/**
 * The outbox of welcome mails, in the row of the signup that was confirmed. The change log owes them, in the transaction
 * of the confirmation; the throttle of confirmation mails knows nothing of them.
 */
export interface WelcomeOutbox {
  findWelcome(id: SubscriberId): Promise<OwedWelcome | null>;
  /** Those younger than `since`, oldest first. */
  listWelcomes(since: Instant, limit: number): Promise<readonly OwedWelcome[]>;
  /** Freezes what the mail shows; the first word stands and is the answer. Null: it is not owed any more. */
  claimWelcome(owed: OwedWelcome, content: WelcomeContent): Promise<WelcomeContent | null>;
  /** Submitted, and so not owed any more. Twice is fine. */
  markWelcomed(id: SubscriberId, at: Instant): Promise<void>;
}

export interface SignupStore extends WelcomeOutbox {
  /**
   * Saves the request and, if the throttle lets one go, claims a mail for it: one transaction, one winner. Null:
   * saved, but no mail is due now. An unsubmitted mail that is still owed is not claimed twice.
   */
  claim(
    signup: Omit<Signup, "mail">,
    mail: Omit<SignupMail, "submittedAt">,
    throttle: SignupThrottle,
  ): Promise<Signup | null>;
  find(id: SubscriberId): Promise<Signup | null>;
  /** Only a submitted mail starts the throttle. Twice counts once. */
  markSubmitted(id: SubscriberId, mailAt: Instant, at: Instant): Promise<void>;
  /** Owed mails younger than `since`, oldest first. */
  listOwed(since: Instant, limit: number): Promise<readonly Signup[]>;
  /** The signup came to its end by a confirmation: no mail is due, the throttle stays. Twice is fine. */
  settle(id: SubscriberId): Promise<void>;
  remove(id: SubscriberId): Promise<void>;
  removeExpired(now: Instant): Promise<void>;
  /** Signups that wait for a confirmation and have not expired. */
  countPending(now: Instant): Promise<number>;
}
