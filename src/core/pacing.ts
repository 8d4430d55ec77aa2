import type { RateReading } from "./answer.ts";
import type { Instant } from "./ids.ts";

/** The one counter for the whole provider account; persisted, so that a restart does not burst. */
export interface PacingState {
  /** The earliest moment of the next start. */
  readonly nextStartAt: Instant;
  /** Requests a second that the provider was last seen to allow; null: not heard yet. */
  readonly heardRate: number | null;
}

export const INITIAL_PACING: PacingState = { nextStartAt: 0, heardRate: null };

/** Starts exactly 1/rate apart drew refusals from a sliding window, 5 % more drew none (PLATFORM.md G3). */
const GAP_MARGIN = 1.05;

/** Digests are given starts this far ahead at most, so that a confirmation waits no longer than this. */
const HORIZON_MS = 1000;

export interface StartRequest {
  readonly lane: "transactional" | "digest";
  readonly count: number;
}

/** Hands out ascending start times: at least one, a digest's within the horizon. */
export function decideStarts(state: PacingState, request: StartRequest, ratePerSecond: number, now: Instant) {
  const rate = Math.min(ratePerSecond, state.heardRate ?? ratePerSecond);
  const gap = (1000 / rate) * GAP_MARGIN;
  const starts: Instant[] = [];
  let next = Math.max(now, state.nextStartAt);
  while (
    starts.length < request.count &&
    (starts.length === 0 || request.lane === "transactional" || next < now + HORIZON_MS)
  ) {
    starts.push(next);
    next += gap;
  }
  return { starts, state: { ...state, nextStartAt: next } };
}

/** Takes in what the provider said: a 429 holds everybody back, a stated limit corrects the rate downwards. */
export function applyReading(state: PacingState, reading: RateReading, now: Instant): PacingState {
  const heardRate = reading.limit !== null && reading.limit > 0 ? reading.limit : state.heardRate;
  if (!reading.limited) return { ...state, heardRate };
  const holdMs = Math.max(1, reading.retryAfterSeconds ?? reading.resetSeconds ?? 1) * 1000;
  return { heardRate, nextStartAt: Math.max(state.nextStartAt, now + holdMs) };
}
