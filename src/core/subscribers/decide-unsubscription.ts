import type { Instant } from "../ids.ts";
import type { Subscriber } from "./subscriber.ts";

export interface UnsubscriptionFacts {
  readonly record: Subscriber | null;
  readonly unsubscribedAt: Instant | null;
  /** When they last asked to join, if that is still open. */
  readonly askedAt: Instant | null;
}

export type Unsubscription =
  | { readonly action: "already-gone" }
  | { readonly action: "leave"; readonly record: Subscriber | null };

/**
 * What leaving does. The fact is kept even where no record is known: a stale miss of KV must not swallow it. Who has
 * left before keeps the first date, unless they asked to join in between: then that confirmation is void as well.
 */
export function decideUnsubscription(
  { record, unsubscribedAt, askedAt }: UnsubscriptionFacts,
  now: Instant,
): Unsubscription {
  const isOpen = askedAt !== null && unsubscribedAt !== null && askedAt > unsubscribedAt;
  if (unsubscribedAt !== null && !isOpen && record?.status !== "active") return { action: "already-gone" };
  if (record === null || record.status === "unsubscribed") return { action: "leave", record };
  return { action: "leave", record: { ...record, status: "unsubscribed", leftAt: now, pause: null } };
}
