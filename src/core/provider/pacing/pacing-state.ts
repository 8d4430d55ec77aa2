import type { Instant } from "../../ids.ts";

/** One request of the account, as the sliding window keeps it. */
export interface Start {
  /** As it was handed out. */
  readonly at: Instant;
  /** How much later it reached the provider than usual, as its answer tells; null: no answer yet. */
  readonly lateMs: number | null;
}

/** What the pacer of the whole provider account knows; persisted, so that a restart goes on and does not burst. */
export interface PacingState {
  /** Nobody starts before: a 429 said so. */
  readonly heldUntil: Instant;
  /** The latest starts, ascending: twice as many as a window holds. */
  readonly starts: readonly Start[];
  /** Requests a second that the provider named; null: not heard yet. */
  readonly advertisedRate: number | null;
  /** When it last did. */
  readonly advertisedAt: Instant;
  /** What refusals taught where the rate was too high; null: nothing. */
  readonly learnedRate: number | null;
  /** When the rate was last lowered, and when it was last increased. */
  readonly loweredAt: Instant;
  readonly increasedAt: Instant;
  readonly increaseIntervalMs: number;
  /** How long an answer takes where nothing holds it up; null: not measured yet. */
  readonly baselineLatencyMs: number | null;
  /** By how much answers exceed that, smoothed. */
  readonly excessLatencyMs: number;
  /** What may still be granted to requests that were much later than usual. */
  readonly outlierBudgetMs: number;
}

export const INITIAL_PACING: PacingState = {
  heldUntil: 0,
  starts: [],
  advertisedRate: null,
  advertisedAt: 0,
  learnedRate: null,
  loweredAt: 0,
  increasedAt: 0,
  increaseIntervalMs: 60_000,
  baselineLatencyMs: null,
  excessLatencyMs: 72,
  outlierBudgetMs: 250,
};
