import type { Instant } from "../../ids.ts";
import type { PacingState } from "./pacing-state.ts";

/** A provider names its rate with each answer: what it has not said again for so long may be true no more. */
const ADVERTISED_FOR_MS = 600_000;

/** The rate that the provider named lately; null: it named none. */
export const deriveAdvertisedRate = (
  { advertisedRate, advertisedAt }: PacingState,
  now: Instant,
): number | null => (now - advertisedAt > ADVERTISED_FOR_MS ? null : advertisedRate);

/** Requests a second that the account may make as known now: never more than the setting. */
export const deriveRate = (state: PacingState, setting: number, now: Instant): number =>
  Math.min(setting, deriveAdvertisedRate(state, now) ?? setting, state.learnedRate ?? setting);
