import type { Instant } from "../ids.ts";
import { explainBarred, type Standing } from "../subscribers/may-be-mailed.ts";
import { deriveBackOff } from "./back-off.ts";
import type { End, OwedKind, OwedMail } from "./owed-mail.ts";

const MINUTE_MS = 60_000;
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
