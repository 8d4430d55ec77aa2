import { isCadence } from "../cadence.ts";
import type { Subscriber } from "./subscriber.ts";

/**
 * The full record from what a store gave back, already read as JSON; null for whatever is not one. We wrote it
 * ourselves, so that this looks at its shape, not at each choice.
 */
export function parseSubscriberRecord(stored: unknown): Subscriber | null {
  if (stored === null || typeof stored !== "object") return null;
  const record = stored as Subscriber; // codec: the facts that everything rests on are looked at below
  if (typeof record.id !== "string" || typeof record.address !== "string") return null;
  if (typeof record.confirmedAt !== "number" || !isCadence(String(record.cadence))) return null;
  if (!Array.isArray(record.languages) || !Array.isArray(record.topics)) return null;
  if (record.status === "unsubscribed") return typeof record.leftAt === "number" ? record : null;
  return record.status === "active" ? record : null;
}

/** Do two stores hold the same record? */
export const isSameRecord = (one: Subscriber | null, other: Subscriber | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
