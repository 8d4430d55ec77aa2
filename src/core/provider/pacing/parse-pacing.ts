import type { Instant } from "../../ids.ts";
import { isObject } from "../../parse-json.ts";
import type { QuotaCount, SpanCount } from "../quota.ts";
import { HORIZON_MS } from "./decide-start.ts";
import { INITIAL_PACING, type PacingState, type Start } from "./pacing-state.ts";

/** The kept state; what an earlier version did not keep begins anew. Null: it cannot be read. */
export function parsePacing(stored: unknown): PacingState | null {
  if (stored === undefined) return INITIAL_PACING;
  if (!isObject(stored)) return null;
  const state: Readonly<Record<string, unknown>> = { ...INITIAL_PACING, ...stored };
  const isReadable = Object.entries(INITIAL_PACING).every(([name, initial]) => fits(state[name], initial));
  return isReadable ? (state as unknown as PacingState) : null; // each of its fields was looked at
}

/** Of the kind of what a state begins with: a moment or a figure, null where it may be unknown; and the log. */
function fits(value: unknown, initial: unknown): boolean {
  if (Array.isArray(initial)) return Array.isArray(value) && value.every(isStart);
  return Number.isFinite(value) || (value === null && initial === null);
}

const isStart = (value: unknown): value is Start =>
  isObject(value) && Number.isFinite(value.at) && (value.lateMs === null || Number.isFinite(value.lateMs));

/** Nobody knows what was handed out: a second after the last of those starts no second holds more than the rate. */
export const beginCarefully = (now: Instant): PacingState => ({
  ...INITIAL_PACING,
  heldUntil: now + HORIZON_MS + 1_000,
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
