import type { Cadence } from "../../cadence.ts";
import { deriveCadence } from "../../derive-cadence.ts";
import type { Instant } from "../../ids.ts";
import type { ActiveSubscriber, Pause } from "../subscriber.ts";
import { isSameRecord } from "../subscriber-record.ts";
import type { PreferenceChoices } from "./parse-preferences.ts";

/** Where the cadences stand at one moment, for whoever goes over from one to another. */
export interface CadencePositions {
  /** Of the schedule: whoever saves by these positions does so before anything else is planned, or not at all. */
  readonly revision: number;
  /** Wall clock of the latest plan; null: nothing was planned yet. */
  readonly plannedAt: Instant | null;
  /** The end of each cadence's last window; a cadence whose first window is still open is not among them. */
  readonly ends: readonly CadenceEnd[];
  /** Readers who came to a cadence when its windows ended there have had no issue of it yet. */
  readonly waiting: readonly CadenceEnd[];
}

export interface CadenceEnd {
  readonly cadence: Cadence;
  readonly through: Instant;
}

/** A reader goes over to another cadence, and the posts in (servedThrough, through] are owed with its next issue. */
export interface CadenceSwitch {
  readonly revision: number;
  readonly cadence: Cadence;
  /** Null: the new cadence's next window reaches back far enough, and nothing is owed beside it. */
  readonly through: Instant | null;
  readonly servedThrough: Instant | null;
}

export interface PreferenceDecision {
  /** Null: nothing is different. */
  readonly record: ActiveSubscriber | null;
  readonly at: Instant;
  /** Null: the cadence stays what it was. */
  readonly switch: CadenceSwitch | null;
}

/**
 * What a reader's new choices make of their record. A change of cadence neither repeats a post nor skips one: what the
 * old cadence has brought ends at `servedThrough`, and what the new one passed by until `catchUpThrough` comes with the
 * reader's next issue (docs/decisions/0008). The change counts after everything that was planned before it, whatever
 * the clocks of two machines say.
 */
export function decidePreferences(
  record: ActiveSubscriber,
  { pauseUntil, ...choices }: PreferenceChoices,
  facts: {
    readonly offered: readonly Cadence[];
    readonly positions: CadencePositions | null;
    readonly now: Instant;
  },
): PreferenceDecision {
  const { now, positions } = facts;
  const change = positions === null ? null : deriveSwitch(record, choices.cadence, facts.offered, positions);
  const at = change === null ? now : Math.max(now, (positions?.plannedAt ?? 0) + 1);
  const next: ActiveSubscriber = {
    ...record,
    ...choices,
    ...(change === null ? {} : { servedThrough: change.servedThrough, catchUpThrough: change.through }),
    pause: derivePause(record.pause, pauseUntil, at),
  };
  return { record: isSameRecord(next, record) ? null : next, at, switch: change };
}

/** Does this choice bring the reader another cadence? One that is not offered any more counts as the default. */
export const changesCadence = (record: ActiveSubscriber, wanted: Cadence, offered: readonly Cadence[]) =>
  deriveCadence(record.cadence, offered) !== deriveCadence(wanted, offered);

function deriveSwitch(
  record: ActiveSubscriber,
  wanted: Cadence,
  offered: readonly Cadence[],
  positions: CadencePositions,
): CadenceSwitch | null {
  if (!changesCadence(record, wanted, offered)) return null;
  const cadence = deriveCadence(wanted, offered);
  const servedThrough = deriveServed(record, deriveCadence(record.cadence, offered), positions);
  const end = findEnd(positions.ends, cadence);
  const owes = end !== null && end > (servedThrough ?? Number.NEGATIVE_INFINITY);
  return { revision: positions.revision, cadence, through: owes ? end : null, servedThrough };
}

/** Who still waits for the first issue of the cadence that they leave has had nothing of it. */
function deriveServed(
  record: ActiveSubscriber,
  from: Cadence,
  { ends, waiting }: CadencePositions,
): Instant | null {
  const isWaiting = waiting.some((end) => end.cadence === from && end.through === record.catchUpThrough);
  const end = isWaiting ? null : findEnd(ends, from);
  if (end === null || record.servedThrough === null) return end ?? record.servedThrough;
  return Math.max(end, record.servedThrough);
}

const findEnd = (ends: readonly CadenceEnd[], cadence: Cadence): Instant | null =>
  ends.find((end) => end.cadence === cadence)?.through ?? null;

/** A pause goes on from where it began; one that is ended early skips what was released until now. */
function derivePause(pause: Pause | null, until: Instant | null, now: Instant): Pause | null {
  const isRunning = pause !== null && pause.until > now;
  if (until !== null && until > now) return { from: isRunning ? pause.from : now, until };
  return isRunning ? { ...pause, until: now } : pause;
}
