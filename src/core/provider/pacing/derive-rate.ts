import type { Instant } from "../../ids.ts";
import type { PacingState } from "./pacing-state.ts";

/** A provider names its rate with each answer: what it has not said again for so long may be true no more. */
const ADVERTISED_FOR_MS = 600_000;

/** Requests a second that the account may make as known now: never more than the setting. */
export function deriveRate(state: PacingState, setting: number, now: Instant): number {
  const isStale = now - state.advertisedAt > ADVERTISED_FOR_MS;
  const advertised = isStale ? null : state.advertisedRate;
  return Math.min(setting, advertised ?? setting, state.learnedRate ?? setting);
}
