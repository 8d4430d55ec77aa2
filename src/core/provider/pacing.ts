import type { Instant } from "../ids.ts";

/** What the pacer of the whole provider account knows; persisted, so that a restart goes on and does not burst. */
export interface PacingState {
  /** Nobody starts before: a 429 said so. */
  readonly heldUntil: Instant;
  /** Where the even grid of starts has got to. */
  readonly slotAt: Instant;
  /** The latest start that was handed out. */
  readonly lastAt: Instant;
  /** When the latest starts reach the provider: as planned, or later where the answer showed it. Ascending. */
  readonly arrivals: readonly Instant[];
  /** Those of them that are to be answered and are not yet. */
  readonly open: readonly Instant[];
  /** Requests a second that the provider stated; null: not heard yet. */
  readonly statedRate: number | null;
  /** When it last did. */
  readonly statedAt: Instant;
  /** What it really took where that was less than stated or set; null: nothing learnt. Raised again step by step. */
  readonly provenRate: number | null;
  readonly raiseAt: Instant;
  readonly raiseAfterMs: number;
  /** Room in each second that refusals taught us to leave beyond the measured jitter; wears off. */
  readonly cautionMs: number;
  readonly refusedAt: Instant;
  /** When the rate was last found to be lower: what was handed out before may still be refused. */
  readonly slowedAt: Instant;
  /** How long an answer takes where nothing holds it up; null: not measured yet. */
  readonly swiftMs: number | null;
  /** Answers that told how long they take, counted until they are enough. */
  readonly answersHeard: number;
  /** Time that may yet be spent on requests that seem to have arrived late; grows by itself. */
  readonly allowanceMs: number;
  readonly allowanceAt: Instant;
}

export const INITIAL_PACING: PacingState = {
  heldUntil: 0,
  slotAt: 0,
  lastAt: 0,
  arrivals: [],
  open: [],
  statedRate: null,
  statedAt: 0,
  provenRate: null,
  raiseAt: 0,
  raiseAfterMs: 5_000,
  cautionMs: 0,
  refusedAt: 0,
  slowedAt: 0,
  swiftMs: null,
  answersHeard: 0,
  allowanceMs: 150,
  allowanceAt: 0,
};

/** Digests get starts this far ahead at most: a confirmation waits no longer, and answers can still move what follows. */
export const HORIZON_MS = 200;

/** A pause between two slices is made up for, closer together, as far as the provider's second allows. */
const CATCH_UP_MS = 300;
const CLOSEST = 0.6;
/** At a low rate closer: every start that a pause holds up is late in all seconds that follow. */
const CLOSEST_MS = 60;

/** Above this rate only the even grid is kept: a start is then less than a timer's own error away from the next. */
const COUNTED_RATE = 200;

const CAUTION_WEARS_OFF_MS = 4_000;

/** A provider states its rate with each answer: what it has not said again for so long may be true no more. */
const STATED_FOR_MS = 600_000;

/** Without a rate that was not stated again for long. */
export function forgetOld(state: PacingState, now: Instant): PacingState {
  const isStale = state.statedRate !== null && now - state.statedAt > STATED_FOR_MS;
  return isStale ? { ...state, statedRate: null } : state;
}

/**
 * Without anything that was learnt from answers: its author resumed an issue, so the cause may be mended. Starts that
 * were handed out stay counted, or the next second would hold too many.
 */
export function forgetLearnt(state: PacingState, now: Instant): PacingState {
  const { arrivals, open, slotAt, lastAt } = state;
  const soon = now + 1000;
  return {
    ...INITIAL_PACING,
    arrivals: arrivals.filter((at) => at <= soon),
    open: open.filter((at) => at <= soon),
    slotAt: Math.min(slotAt, soon),
    lastAt: Math.min(lastAt, soon),
  };
}

/** The account's rate as known now: never above the setting. */
export function deriveRate(state: PacingState, setting: number): number {
  return Math.min(setting, state.statedRate ?? setting, state.provenRate ?? setting);
}

/** Room that each second keeps for clocks and timers. 10 ms are 1 % of the rate, whatever the rate is. */
export const MARGIN_MS = 10;

/** As long as few answers show what a swift one is, nobody knows how late requests arrive. */
const UNMEASURED_MS = 40;
export const ANSWERS_THAT_MEASURE = 20;

/** The room of a second, with what refusals taught us to leave beside it. */
export function deriveMargin(state: PacingState, now: Instant): number {
  const unmeasured = UNMEASURED_MS * (1 - state.answersHeard / ANSWERS_THAT_MEASURE);
  const caution = state.cautionMs - (now - state.refusedAt) / CAUTION_WEARS_OFF_MS;
  return MARGIN_MS + unmeasured + Math.max(0, caution);
}

/**
 * The next start. Any second at the provider, fixed or sliding, holds at most `rate` arrivals: the start comes a
 * second and a margin after the arrival that is `rate` places back. Beside that starts keep to an even grid.
 * `answered`: its use will be reported.
 */
export function decideStart(
  before: PacingState,
  setting: number,
  now: Instant,
  { answered = false }: { readonly answered?: boolean } = {},
): StartDecision {
  const state = forgetOld(before, now);
  const rate = deriveRate(state, setting);
  const places = Math.max(1, Math.floor(rate));
  const margin = deriveMargin(state, now);
  const spanMs = (places / rate) * 1000 + margin;
  const gapMs = spanMs / places;
  const idle = now - state.lastAt > spanMs;
  const slotAt = Math.max(idle ? now : state.slotAt, state.heldUntil);
  const earliest = Math.max(now, slotAt, state.lastAt + Math.min(gapMs * CLOSEST, CLOSEST_MS));
  const back = expectArrivals(state, now).at(-places) ?? Number.NEGATIVE_INFINITY;
  const counted = rate <= COUNTED_RATE;
  const startAt = counted ? Math.ceil(Math.max(earliest, back + spanMs)) : earliest;
  const arrivals = counted ? addArrival(state.arrivals, startAt, places) : [];
  const next = Math.max(slotAt, startAt - CATCH_UP_MS) + gapMs;
  const awaited = state.open.filter((at) => arrivals.includes(at));
  const open = answered && counted ? [...awaited, startAt] : awaited;
  return { startAt, state: { ...state, lastAt: startAt, slotAt: next, arrivals, open } };
}

/** An answer so much later than a swift one is overdue: the provider may stall, and take the request only now. */
const OVERDUE_MS = 100;
/** Nobody will report this start any more: its taker is gone. */
const FORGOTTEN_MS = 2_000;

/** Before the first answer ever, each open request may arrive at any time. */
function expectArrivals(state: PacingState, now: Instant): readonly Instant[] {
  const swiftMs = state.swiftMs ?? 0;
  const isOverdue = (at: Instant) => now - at > swiftMs + OVERDUE_MS && now - at < swiftMs + FORGOTTEN_MS;
  const overdue = state.open.filter(isOverdue);
  if (overdue.length === 0) return state.arrivals;
  const others = overdue.reduce(removeArrival, state.arrivals);
  return [...others, ...overdue.map(() => now)].sort((a, b) => a - b);
}

/** Without one arrival at that moment; another one may have moved there. */
export function removeArrival(arrivals: readonly Instant[], at: Instant): readonly Instant[] {
  const index = arrivals.indexOf(at);
  return index < 0 ? arrivals : arrivals.toSpliced(index, 1);
}

export interface StartDecision {
  readonly startAt: Instant;
  readonly state: PacingState;
}

/** Twice as many as count for a start: an answer may yet move one of them. */
function addArrival(arrivals: readonly Instant[], at: Instant, places: number): readonly Instant[] {
  return [...arrivals, at].sort((a, b) => a - b).slice(-2 * places);
}
