import type { Instant } from "../ids.ts";
import type { Subscriber } from "./subscriber.ts";

export interface DepartureFacts {
  readonly record: Subscriber | null;
  readonly departedAt: Instant | null;
  /** When they last asked to join, if that is still open. */
  readonly askedAt: Instant | null;
}

export type Departure =
  | { readonly action: "already-gone" }
  | { readonly action: "leave"; readonly record: Subscriber | null };

/**
 * What leaving does. The fact is kept even where no record is known: a stale miss of KV must not swallow it. Who has
 * left before keeps the first date, unless they asked to join in between: then that confirmation is void as well.
 */
export function decideUnsubscription(
  { record, departedAt, askedAt }: DepartureFacts,
  now: Instant,
): Departure {
  const isOpen = askedAt !== null && departedAt !== null && askedAt > departedAt;
  if (departedAt !== null && !isOpen && record?.status !== "active") return { action: "already-gone" };
  if (record === null || record.status === "unsubscribed") return { action: "leave", record };
  return { action: "leave", record: { ...record, status: "unsubscribed", leftAt: now, pause: null } };
}
