import type { Instant, IssueId, SubscriberId } from "../ids.ts";

/**
 * The name of an effect, equal on every retry: whatever the provider is asked for twice under one key, it does once.
 * Every key of the product is made here. Changing the form of one mails people twice whose mail is in doubt during the
 * deploy that changes it.
 */

/** One attempt to submit a batch. */
export interface BatchName {
  readonly issue: IssueId;
  readonly shard: number;
  readonly batch: number;
  readonly generation: number;
  /**
   * When the issue was planned, a recorded fact of it: another newsletter on the same provider account, or this one
   * after its stores were made anew, has issues of the same name.
   */
  readonly plannedAt: Instant;
}

/** A batch and its generation: one that is divided or rebuilt has another key. */
export const deriveBatchKey = ({ issue, shard, batch, generation, plannedAt }: BatchName): string =>
  `${issue}/${shard}/${batch}/${generation}/${plannedAt.toString(36)}`;

/** A mail that somebody asked for at that moment. */
export interface OwedName {
  readonly kind: keyof typeof OWED_PREFIX;
  readonly id: SubscriberId;
  readonly at: Instant;
  readonly generation: number;
}

const OWED_PREFIX = {
  signup: "signup",
  welcome: "welcome",
  "magic-link": "fresh",
  "author-note": "note",
} as const;

/** An owed mail and its generation: only a mail that may come twice gets a second one. */
export function deriveOwedKey({ kind, id, at, generation }: OwedName): string {
  const name = `${OWED_PREFIX[kind]}-${id}-${at}`;
  return generation === 1 ? name : `${name}-${generation}`;
}

/** A test submission: a webhook that is delivered twice mails once, an author who asks twice is mailed twice. */
export const deriveTestKey = (
  asked: { readonly webhookId: string | null; readonly at: Instant },
  to: SubscriberId,
) => `test/${asked.webhookId ?? asked.at}/${to.slice(0, 16)}`;
