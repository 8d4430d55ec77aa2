import type { Instant } from "../ids.ts";
import { isObject } from "../parse-json.ts";
import type { Answer } from "../provider/answer.ts";

/** How the drain of owed mail gets on; kept over a restart. */
export interface DrainState {
  /** Nothing is attempted before: the provider takes nothing from anybody. */
  readonly restsUntil: Instant;
  /** Slices in a row in which nothing was taken. */
  readonly barrenSlices: number;
  /** When the provider last took a mail; null: never. */
  readonly acceptedAt: Instant | null;
}

export const INITIAL_DRAIN: DrainState = { restsUntil: 0, barrenSlices: 0, acceptedAt: null };

/** The kept state; what an earlier version did not keep begins anew. Null: it cannot be read. */
export function parseDrainState(stored: unknown): DrainState | null {
  if (stored === undefined) return INITIAL_DRAIN;
  if (!isObject(stored)) return null;
  const { restsUntil, barrenSlices, acceptedAt }: Readonly<Record<keyof DrainState, unknown>> = {
    ...INITIAL_DRAIN,
    ...stored,
  };
  if (!isFigure(restsUntil) || !isFigure(barrenSlices)) return null;
  return acceptedAt === null || isFigure(acceptedAt) ? { restsUntil, barrenSlices, acceptedAt } : null;
}

const isFigure = (value: unknown): value is number => Number.isFinite(value);

/** This many failures before any mail was taken end a slice: what is wrong is then wrong for everybody. */
const FAILURES_THAT_END = 5;

/** How strongly one answer suggests that the provider takes nothing from anybody. */
export function weighFailure(answer: Answer): number {
  if (answer.kind === "accepted") return 0;
  const isAboutAll =
    answer.kind === "refused" && ["author", "daily-quota", "monthly-quota"].includes(answer.reason);
  return isAboutAll ? FAILURES_THAT_END : 1;
}

export const endsSlice = (failures: number) => failures >= FAILURES_THAT_END;

const SHORTEST_REST_MS = 1000;
const LONGEST_REST_MS = 60_000;

/** After a slice: on at once where a mail was taken or nothing failed, else after a rest that doubles up to a minute. */
export function deriveDrainState(
  state: DrainState,
  slice: { readonly acceptedAt: Instant | null; readonly failures: number },
  now: Instant,
): DrainState {
  if (slice.acceptedAt !== null && slice.acceptedAt !== state.acceptedAt)
    return { restsUntil: 0, barrenSlices: 0, acceptedAt: slice.acceptedAt };
  if (slice.failures === 0) return state;
  const restMs = Math.min(LONGEST_REST_MS, SHORTEST_REST_MS * 2 ** Math.min(state.barrenSlices, 10));
  return { ...state, restsUntil: now + restMs, barrenSlices: state.barrenSlices + 1 };
}
