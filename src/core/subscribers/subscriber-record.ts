import { isObject } from "../parse-json.ts";
import { parseStoredChoices } from "./preferences/preference-fields.ts";
import type { Subscriber } from "./subscriber.ts";

/**
 * The full record from what a store gave back, already read as JSON; null for whatever is not one. We wrote it
 * ourselves, so that this looks at its shape. What a record of an older version lacks is what it meant then.
 */
export function parseSubscriberRecord(stored: unknown): Subscriber | null {
  if (!isObject(stored)) return null;
  const choices = parseStoredChoices(stored);
  if (choices === null) return null;
  const { servedThrough = null, catchUpThrough = null, pause = null } = stored;
  const record = { ...stored, ...choices, servedThrough, catchUpThrough, pause } as Subscriber; // codec: the facts that everything rests on are looked at below
  if (typeof record.id !== "string" || typeof record.address !== "string") return null;
  if (typeof record.confirmedAt !== "number") return null;
  if (record.status === "unsubscribed") return typeof record.leftAt === "number" ? record : null;
  return record.status === "active" ? record : null;
}

/** Do two stores hold the same record? */
export const isSameRecord = (one: Subscriber | null, other: Subscriber | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
