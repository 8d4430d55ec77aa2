import type { Instant } from "../ids.ts";
import { isObject } from "../parse-json.ts";
import { INITIAL_PACING, type PacingState } from "./pacing.ts";
import type { QuotaCount, SpanCount } from "./quota.ts";

/** The kept state; what an earlier version did not keep begins anew. Null: it cannot be read. */
export function parsePacing(stored: unknown): PacingState | null {
  if (stored === undefined) return INITIAL_PACING;
  if (!isObject(stored)) return null;
  const state: Readonly<Record<string, unknown>> = { ...INITIAL_PACING, ...stored };
  const isReadable = Object.entries(INITIAL_PACING).every(([name, initial]) => fits(state[name], initial));
  return isReadable ? (state as unknown as PacingState) : null; // each of its fields was looked at
}

/** Of the kind of what a state begins with: moments and figures, or lists of them; null where it may be unknown. */
function fits(value: unknown, initial: unknown): boolean {
  if (Array.isArray(initial)) return Array.isArray(value) && value.every(Number.isFinite);
  return Number.isFinite(value) || (value === null && initial === null);
}

const CAREFUL_HOLD_MS = 1_000;

/**
 * Nobody knows what was handed out or learnt: a second without a start, and then one a second until answers show more,
 * as after a refusal.
 */
export const beginCarefully = (now: Instant): PacingState => ({
  ...INITIAL_PACING,
  heldUntil: now + CAREFUL_HOLD_MS,
  provenRate: 1,
  raiseAt: now + CAREFUL_HOLD_MS + INITIAL_PACING.raiseAfterMs,
  refusedAt: now,
  slowedAt: now,
});

/** Null: it cannot be read, and the provider's own figures correct a new count. */
export const parseQuotaCount = (stored: unknown): QuotaCount | null =>
  isObject(stored) && isSpan(stored.day) && isSpan(stored.month)
    ? { day: stored.day, month: stored.month }
    : null;

const isSpan = (value: unknown): value is SpanCount =>
  isObject(value) &&
  typeof value.span === "string" &&
  [value.used, value.ours, value.confirmations].every(
    (mails) => Number.isInteger(mails) && Number(mails) >= 0,
  );
