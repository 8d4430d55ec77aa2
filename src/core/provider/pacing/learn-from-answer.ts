import type { Instant } from "../../ids.ts";
import { deriveHoldMs, type RateReading } from "../answer.ts";
import { HORIZON_MS } from "./decide-start.ts";
import { deriveRate } from "./derive-rate.ts";
import { learnLatency, type StartUse } from "./learn-latency.ts";
import { decreaseRate, increaseRate } from "./learn-rate.ts";
import { INITIAL_PACING, type PacingState } from "./pacing-state.ts";

/** Less than a request a second is no rate of a provider, and would stall everybody. */
const LEAST_ADVERTISED_RATE = 1;

/** Takes in one answer: what it said about the rate, whether it was refused, and how late its request arrived. */
export function learnFromAnswer(
  before: PacingState,
  reading: RateReading,
  use: StartUse | null,
  setting: number,
  now: Instant,
): PacingState {
  const heard = lower(before, learnAdvertised(before, reading, now), setting, now);
  if (!reading.limited) return increaseRate(use === null ? heard : learnLatency(heard, use), setting, now);
  return learnRefusal(heard, use?.startAt ?? now, now + deriveHoldMs(reading), setting, now);
}

/** Everybody waits. What left before the wait or before the rate was lowered teaches nothing more. */
function learnRefusal(
  before: PacingState,
  startedAt: Instant,
  holdUntil: Instant,
  setting: number,
  now: Instant,
): PacingState {
  const released = releaseStart(before, startedAt);
  const isAftermath = startedAt < before.heldUntil || startedAt < before.loweredAt + HORIZON_MS;
  const learnt = isAftermath
    ? released
    : lower(released, decreaseRate(released, startedAt, setting), setting, now);
  return { ...learnt, heldUntil: Math.max(before.heldUntil, holdUntil) };
}

/** Notes when the rate came down. */
function lower(before: PacingState, after: PacingState, setting: number, now: Instant): PacingState {
  const isLower = deriveRate(after, setting, now) < deriveRate(before, setting, now);
  return isLower ? { ...after, loweredAt: now } : after;
}

function learnAdvertised(state: PacingState, { limit }: RateReading, now: Instant): PacingState {
  if (limit === null || !(limit >= LEAST_ADVERTISED_RATE)) return state;
  return { ...state, advertisedRate: limit, advertisedAt: now };
}

/** A start that nobody used, or that was refused, leaves its place to others. */
export const releaseStart = (state: PacingState, startAt: Instant): PacingState => ({
  ...state,
  starts: state.starts.filter(({ at }) => at !== startAt),
});

/**
 * Without anything that was learnt from answers: its author resumed an issue, so the cause may be mended. Starts that
 * were handed out stay counted, or the next second would hold too many.
 */
export function forgetLearnt({ starts }: PacingState, now: Instant): PacingState {
  return { ...INITIAL_PACING, starts: starts.filter(({ at }) => at <= now + 1000) };
}
