import type { Instant } from "../../ids.ts";
import { deriveRate } from "./derive-rate.ts";
import { deriveJitterMarginMs } from "./learn-latency.ts";
import type { PacingState } from "./pacing-state.ts";

/** Digests get starts this far ahead at most: a confirmation waits no longer, and answers can still move what follows. */
export const HORIZON_MS = 200;

/** Above this rate only the gap to the one before is kept, so that the log stays short. */
const LOGGED_RATE = 200;

/** Starts are closer than the even gap where a pause is made up for, but no burst. */
const MIN_GAP_RATIO = 0.6;

export interface StartDecision {
  readonly startAt: Instant;
  readonly state: PacingState;
}

/**
 * The next start, by a log of the sliding window: any second at the provider, however it is cut, holds at most `rate`
 * arrivals, so the start comes a second and a margin after the arrival that is `rate` places back. Within that starts
 * are even, or somewhat closer where a short pause is made up for.
 */
export function decideStart(state: PacingState, setting: number, now: Instant): StartDecision {
  const rate = deriveRate(state, setting, now);
  const places = rate > LOGGED_RATE ? 1 : Math.max(1, Math.floor(rate));
  const spanMs = ((1000 + deriveJitterMarginMs(state)) * places) / rate;
  const arrivals = state.starts.map(({ at, lateMs }) => at + (lateMs ?? 0)).sort((a, b) => a - b);
  const back = arrivals.at(-places) ?? Number.NEGATIVE_INFINITY;
  const lastAt = state.starts.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
  const wasIdle = back < now - 2 * spanMs;
  const gapMs = (spanMs / places) * (wasIdle ? 1 : MIN_GAP_RATIO);
  const exact = Math.max(now, state.heldUntil, lastAt + gapMs, back + spanMs);
  const startAt = rate > LOGGED_RATE ? exact : Math.ceil(exact);
  const starts = [...state.starts, { at: startAt, lateMs: null }].slice(-2 * places);
  return { startAt, state: { ...state, starts } };
}
