import type { Instant } from "../../ids.ts";
import type { PacingState } from "./pacing-state.ts";

/** How a start was used, by the requester's own clock. */
export interface StartUse {
  /** As the pacer gave it. */
  readonly startAt: Instant;
  readonly leftAt: Instant;
  readonly answeredAt: Instant;
}

/** Room of each second for clocks and timers, and for jitter at most: together less than that of a gap five per cent wider. */
const TIMER_MS = 10;
const MAX_JITTER_MS = 36;
/** Beside it each second saves so much for outliers, up to a limit. */
const SAVED_MS = 8;
const MAX_SAVED_MS = 250;
/** The baseline comes down at once, and goes up by so much of the difference. */
const BASELINE_RISE = 0.01;
const SMOOTHING = 0.1;

/** The room of each second: requests may have come as unevenly as answers did. */
export const deriveJitterMarginMs = ({ excessLatencyMs }: PacingState) =>
  TIMER_MS + Math.min(MAX_JITTER_MS, excessLatencyMs);

/**
 * An answer that took longer than the baseline may mean a request that arrived as much later, or a provider that thought
 * longer. Nobody can tell, so no more is granted than was saved for it. What left late was late for certain.
 */
export function learnLatency(state: PacingState, use: StartUse): PacingState {
  const tookMs = Math.max(0, use.answeredAt - use.leftAt);
  const baselineMs = state.baselineLatencyMs ?? tookMs;
  const excessMs = Math.max(0, tookMs - baselineMs);
  const places = Math.max(1, state.starts.length / 2);
  const savedMs = Math.min(MAX_SAVED_MS, state.outlierBudgetMs + SAVED_MS / places);
  const outlierMs = Math.max(
    0,
    Math.min(excessMs - deriveJitterMarginMs(state) + TIMER_MS, savedMs * places),
  );
  const lateMs = Math.max(0, use.leftAt - use.startAt) + outlierMs;
  const swifterMs = Math.min(Math.max(0, baselineMs - tookMs), savedMs);
  return {
    ...state,
    starts: delayAnswered(state.starts, swifterMs).map((start) =>
      start.at === use.startAt ? { ...start, lateMs } : start,
    ),
    baselineLatencyMs: baselineMs + (tookMs - baselineMs) * (tookMs < baselineMs ? 1 : BASELINE_RISE),
    excessLatencyMs: smooth(state.excessLatencyMs, Math.min(excessMs, 2 * MAX_JITTER_MS)),
    outlierBudgetMs: savedMs - outlierMs / places - swifterMs,
  };
}

/** A swifter answer than the baseline shows that those before it came so much later than was thought. */
const delayAnswered = (starts: PacingState["starts"], byMs: number): PacingState["starts"] =>
  starts.map((start) => (start.lateMs === null ? start : { ...start, lateMs: start.lateMs + byMs }));

const smooth = (before: number, measured: number) => before + (measured - before) * SMOOTHING;
