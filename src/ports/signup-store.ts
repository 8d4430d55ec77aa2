import type { Instant, SubscriberId } from "../core/ids.ts";
import type { Language } from "../core/language.ts";
import type { ConsentAct, Preferences } from "../core/subscriber.ts";

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

export interface SignupStore {
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
