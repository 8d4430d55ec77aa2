import { NO_RATE_READING } from "../../../../src/core/provider/answer.ts";
import { decideStart } from "../../../../src/core/provider/pacing/decide-start.ts";
import { INITIAL_PACING, type PacingState } from "../../../../src/core/provider/pacing/pacing-state.ts";

export const NOW = 1_000_000;

/** Answers have come after 300 ms again and again, none later. */
export const STEADY: PacingState = {
  ...INITIAL_PACING,
  baselineLatencyMs: 300,
  excessLatencyMs: 0,
  outlierBudgetMs: 0,
};

export const REFUSAL = { ...NO_RATE_READING, limited: true, retryAfterSeconds: 1 };

/** That many starts, asked for one after the other at the same moment. */
export function takeStarts(state: PacingState, count: number, rate: number, now = NOW) {
  const starts: number[] = [];
  let next = state;
  for (let taken = 0; taken < count; taken += 1) {
    const decided = decideStart(next, rate, now);
    starts.push(decided.startAt);
    next = decided.state;
  }
  return { starts, state: next };
}

export const use = (startAt: number, tookMs = 300, lateMs = 0) => ({
  startAt,
  leftAt: startAt + lateMs,
  answeredAt: startAt + lateMs + tookMs,
});
