import type { Instant } from "../../ids.ts";
import { deriveAdvertisedRate, deriveRate } from "./derive-rate.ts";
import type { PacingState } from "./pacing-state.ts";

/** Longer than a second: a request that came a little late is counted too, so that jitter does not look like a lower rate. */
const WIDE_WINDOW_MS = 1_250;
/** A refusal so soon after a hold has the cause of the one before. */
const REPEAT_MS = 5_000;
/** So long a change of the rate is on trial: a bucket of tokens hides for many seconds that the rate is a little too high. */
const TRIAL_MS = 30_000;
const INCREASE = 0.1;
const DECREASE = 0.5;
/** An increase that failed is tried again after so many times as long. */
const BACK_OFF = 4;

/**
 * Multiplicative decrease, where jitter cannot be the cause; an increase that failed is taken back. Of a provider that
 * names its rate a single refusal says no more than jitter, whatever was taken before it.
 */
export function decreaseRate(state: PacingState, startedAt: Instant, setting: number): PacingState {
  if (state.learnedRate !== null && startedAt - state.increasedAt < TRIAL_MS) {
    const learnedRate = Math.max(1, state.learnedRate - setting * INCREASE);
    return { ...state, learnedRate, increasedAt: 0, increaseIntervalMs: state.increaseIntervalMs * BACK_OFF };
  }
  const rate = deriveRate(state, setting, startedAt);
  const isUnnamed = deriveAdvertisedRate(state, startedAt) === null;
  const isTooFew = isUnnamed && countBefore(state, startedAt) < Math.floor(rate);
  const isTooHigh = isTooFew || isRepeated(state, startedAt);
  return isTooHigh ? { ...state, learnedRate: Math.max(1, rate * DECREASE) } : state;
}

/** The pause did not help, and the rate was not lowered lately. */
const isRepeated = (state: PacingState, startedAt: Instant) =>
  startedAt < state.heldUntil + REPEAT_MS && startedAt > state.loweredAt + TRIAL_MS;

/** Requests that were taken before the refused one. Fewer than the rate allows: the provider allows less. */
const countBefore = ({ starts }: PacingState, startedAt: Instant) =>
  starts.filter(({ at, lateMs }) => at < startedAt && at + (lateMs ?? 0) > startedAt - WIDE_WINDOW_MS).length;

/** Additive increase: a tenth of the setting after a while without a refusal. */
export function increaseRate(state: PacingState, setting: number, now: Instant): PacingState {
  const lastChangeAt = Math.max(state.increasedAt, state.loweredAt);
  if (state.learnedRate === null || now < lastChangeAt + state.increaseIntervalMs) return state;
  const learnedRate = state.learnedRate + setting * INCREASE;
  return { ...state, learnedRate: learnedRate < setting ? learnedRate : null, increasedAt: now };
}
