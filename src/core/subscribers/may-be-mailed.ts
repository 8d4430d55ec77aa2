import type { Instant } from "../ids.ts";
import type { Reader } from "./subscriber.ts";

/*
 * Who may be mailed: an active reader, outside a pause, who has not left and is not suppressed. The same rule in SQL, which
 * asks of a whole batch at once what is newer than the reader's metadata, is `UNDELIVERABLE` in
 * `adapters/d1/subscribers/undeliverable-list.ts`: whoever changes one of them changes the other.
 */

/** Is this reader written to at that moment? */
export function isActiveAt(reader: Reader, at: Instant): boolean {
  if (reader.status !== "active" || reader.confirmedAt > at) return false;
  return reader.pause === null || at < reader.pause.from || at >= reader.pause.until;
}

/** Why an address is not mailed: its reader left, it is suppressed, or both. */
export interface Bar {
  readonly unsubscribedAt: Instant | null;
  readonly isSuppressed: boolean;
}

/** What the lists say of a person: when they left, and for which reason nobody may write to them. */
export interface Standing {
  readonly unsubscribedAt: Instant | null;
  readonly suppressed: string | null;
}

/** A mail to one person, as far as it matters whether they want it still. */
export interface AskedMail {
  readonly askedAt: Instant;
  /** A person who left and asks to join again is mailed; any other mail was owed to a reader who has left since. */
  readonly asksToConfirm: boolean;
}

/** Why such a mail must not go to this person any more; null: it may. A suppression beats whatever was asked for. */
export function explainBarred(
  { unsubscribedAt, suppressed }: Standing,
  { askedAt, asksToConfirm }: AskedMail,
): "suppressed" | "left" | null {
  if (suppressed !== null) return "suppressed";
  if (unsubscribedAt === null) return null;
  return asksToConfirm && unsubscribedAt < askedAt ? null : "left";
}
