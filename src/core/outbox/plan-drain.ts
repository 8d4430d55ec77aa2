import type { Instant } from "../ids.ts";
import type { ConfirmationAllowance } from "../subscribers/decide-opt-in.ts";
import type { Standing } from "../subscribers/may-be-mailed.ts";
import type { OwedKind, OwedMail } from "./owed-mail.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The mails that one slice submits: a Worker of the Free plan may make 50 requests to the outside. */
export const MAILS_PER_SLICE = 40;

/** A mail with what the lists say of its person. */
export type DueMail = OwedMail & Standing;

/** What the outbox holds at a moment. */
export interface OutboxView {
  /** Due by now, of each kind those due first, up to a slice. */
  readonly due: readonly DueMail[];
  /** When the first of each kind is due that is not blocked by another; null: none is owed. */
  readonly nextDueAt: Readonly<Record<OwedKind, Instant | null>>;
  /** Submitted in the current hour and UTC day. */
  readonly submitted: {
    readonly signupsThisHour: number;
    readonly signupsToday: number;
    readonly welcomesThisHour: number;
  };
}

export interface DrainPlan {
  readonly mails: readonly DueMail[];
  /** When to look again if there is nothing to do now; null: nothing is owed. */
  readonly wakeAt: Instant | null;
}

/** In this order: somebody waits in front of the screen for a link and for a confirmation. */
const ORDER: readonly OwedKind[] = ["magic-link", "author-note", "signup", "welcome"];

/** Which mails go now, within the caps of the hour and the day. The others are delayed, never dropped. */
export function planDrain(view: OutboxView, allowance: ConfirmationAllowance, now: Instant): DrainPlan {
  const room = deriveRoom(view, allowance);
  const opensAt = deriveOpenings(view, allowance, now);
  const mails = ORDER.flatMap((kind) => view.due.filter((one) => one.kind === kind).slice(0, room[kind]));
  const wishes = ORDER.flatMap((kind) => {
    const dueAt = view.nextDueAt[kind];
    return dueAt === null ? [] : [Math.max(dueAt, opensAt[kind])];
  });
  return { mails: mails.slice(0, MAILS_PER_SLICE), wakeAt: wishes.length === 0 ? null : Math.min(...wishes) };
}

function deriveRoom({ submitted }: OutboxView, allowance: ConfirmationAllowance): Record<OwedKind, number> {
  const today = (allowance.everybodyPerDay ?? Number.POSITIVE_INFINITY) - submitted.signupsToday;
  const thisHour = allowance.perHour - submitted.signupsThisHour;
  return {
    "magic-link": MAILS_PER_SLICE,
    "author-note": MAILS_PER_SLICE,
    signup: Math.max(0, Math.min(thisHour, today)),
    welcome: Math.max(0, allowance.perHour - submitted.welcomesThisHour),
  };
}

/** When there is room for a kind: now, or with the next hour or day. */
function deriveOpenings(
  view: OutboxView,
  allowance: ConfirmationAllowance,
  now: Instant,
): Record<OwedKind, Instant> {
  const room = deriveRoom(view, allowance);
  const nextHour = (Math.floor(now / HOUR_MS) + 1) * HOUR_MS;
  const nextDay = (Math.floor(now / DAY_MS) + 1) * DAY_MS;
  const isDayUsedUp =
    allowance.everybodyPerDay !== null && view.submitted.signupsToday >= allowance.everybodyPerDay;
  return {
    "magic-link": now,
    "author-note": now,
    signup: room.signup > 0 ? now : isDayUsedUp ? nextDay : nextHour,
    welcome: room.welcome > 0 ? now : nextHour,
  };
}
