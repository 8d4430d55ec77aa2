import type { Random } from "./random.ts";

/** How often each thing goes wrong, as probabilities of one call, and how stale KV may be. */
export interface Faults {
  /** The invocation is cut off somewhere during a call; the request may have left. */
  readonly crash: number;
  /** A store throws, before or after it did what was asked. */
  readonly storeFailure: number;
  /** A call takes seconds. */
  readonly slowCall: number;
  readonly kvLagMs: number;
  readonly kvRefusal: number;
  readonly cursorFailure: number;
  readonly wakeLost: number;
  readonly alarmTwice: number;
  /** After a crash the platform does not repeat the alarm. */
  readonly alarmGivenUp: number;
  readonly neverArrives: number;
  /** The request arrives minutes after its sender gave it up. */
  readonly arrivesLate: number;
  readonly losesReply: number;
  readonly answersLate: number;
  /** 500, having taken the mail or not. */
  readonly fails: number;
  readonly rateLimited: number;
  readonly dailyQuota: number;
  readonly monthlyQuota: number;
  readonly authorRefusal: number;
  /** 4xx for no reason in the request: a deploy at the provider. */
  readonly contentRefusal: number;
  /** 409 for a key that was used for no other body, the mail taken or not. */
  readonly claimsReuse: number;
}

export const CALM: Faults = {
  crash: 0,
  storeFailure: 0,
  slowCall: 0,
  kvLagMs: 60_000,
  kvRefusal: 0,
  cursorFailure: 0,
  wakeLost: 0,
  alarmTwice: 0,
  alarmGivenUp: 0,
  neverArrives: 0,
  arrivesLate: 0,
  losesReply: 0,
  answersLate: 0,
  fails: 0,
  rateLimited: 0,
  dailyQuota: 0,
  monthlyQuota: 0,
  authorRefusal: 0,
  contentRefusal: 0,
  claimsReuse: 0,
};

/** What may go wrong in one schedule: about half of the kinds, each seldom or often, so that they meet in all ways. */
export function drawFaults(random: Random): Faults {
  const mildness = random.pick([1, 2, 2, 3]);
  const often = (most: number) => (random.happens(0.5) ? most * random.fraction() ** mildness : 0);
  return {
    crash: often(0.15),
    storeFailure: often(0.08),
    slowCall: often(0.08),
    kvLagMs: random.pick([0, 60_000, 90_000, 600_000]),
    kvRefusal: often(0.5),
    cursorFailure: often(0.3),
    wakeLost: often(0.5),
    alarmTwice: often(0.5),
    alarmGivenUp: random.pick([0, 0.5, 1]),
    neverArrives: often(0.3),
    arrivesLate: often(0.3),
    losesReply: often(0.4),
    answersLate: often(0.3),
    fails: often(0.4),
    rateLimited: often(0.3),
    dailyQuota: random.happens(0.2) ? 0.04 : 0,
    monthlyQuota: random.happens(0.1) ? 0.03 : 0,
    authorRefusal: random.happens(0.2) ? 0.06 : 0,
    contentRefusal: often(0.15),
    claimsReuse: 0, // drawn apart
  };
}
