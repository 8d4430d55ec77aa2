import type { Instant } from "../ids.ts";
import { deriveHoldMs, type RateReading } from "./answer.ts";
import {
  ANSWERS_THAT_MEASURE,
  deriveMargin,
  deriveRate,
  forgetOld,
  MARGIN_MS,
  type PacingState,
  removeArrival,
} from "./pacing.ts";

/** How a start was used, by the taker's own clock. */
export interface StartUse {
  /** As the pacer gave it. */
  readonly startAt: Instant;
  readonly leftAt: Instant;
  readonly answeredAt: Instant;
}

/** Less than a request a second is no rate of a provider, and would stall everybody. */
const LEAST_STATED_RATE = 1;

const SHORTEST_RAISE_MS = 5_000;
const LONGEST_RAISE_MS = 300_000;

/** Starts handed out before the rate was found to be lower come in for so long. */
const AFTERMATH_MS = 1_500;

/** Takes in one answer: what it said about the rate, whether it was refused, and how late its request arrived. */
export function learnFromAnswer(
  before: PacingState,
  reading: RateReading,
  use: StartUse | null,
  setting: number,
  now: Instant,
): PacingState {
  const state = forgetOld(before, now);
  const open = use === null ? state.open : state.open.filter((at) => at !== use.startAt);
  const heard = { ...state, ...readStated(reading, now), open };
  const learnt = reading.limited
    ? learnFromRefusal(heard, reading, use, setting, now)
    : raiseRate(use === null ? heard : learnFromUse(heard, use), setting, now);
  const slower = deriveRate(learnt, setting) < deriveRate(state, setting);
  return slower ? { ...learnt, slowedAt: now } : learnt;
}

function readStated({ limit }: RateReading, now: Instant): Partial<PacingState> {
  return limit !== null && limit >= LEAST_STATED_RATE ? { statedRate: limit, statedAt: now } : {};
}

/**
 * Everybody waits as long as the provider says, and a minute at most. What it took within the last second is what it allows now; where that
 * is about the rate already, jitter was the cause: each second keeps more room, and late answers are believed anew.
 * Refusals of one moment count once.
 */
function learnFromRefusal(
  state: PacingState,
  reading: RateReading,
  use: StartUse | null,
  setting: number,
  now: Instant,
): PacingState {
  const heldUntil = Math.max(state.heldUntil, now + deriveHoldMs(reading));
  const refused = use === null ? state : { ...state, arrivals: removeArrival(state.arrivals, use.startAt) };
  const held = { ...refused, heldUntil, refusedAt: now };
  const rate = deriveRate(state, setting);
  if (now < state.heldUntil || now - state.slowedAt < AFTERMATH_MS) return held;
  const at = use?.startAt ?? now;
  const since = at - 1000 - deriveMargin(state, now);
  const taken = refused.arrivals.filter((arrival) => arrival >= since && arrival <= at).length;
  if (taken >= rate * 0.9)
    return { ...held, cautionMs: Math.min(60, state.cautionMs + 15), allowanceMs: MOST_ALLOWED_MS };
  const raiseAfterMs = Math.min(LONGEST_RAISE_MS, Math.max(SHORTEST_RAISE_MS, state.raiseAfterMs * 2));
  const provenRate = Math.max(1, Math.floor(rate / 2), taken);
  return { ...held, provenRate, raiseAfterMs, raiseAt: heldUntil + raiseAfterMs };
}

/** A quarter more after a while without a refusal; each refusal doubles the while. At the top all is forgotten. */
function raiseRate(state: PacingState, setting: number, now: Instant): PacingState {
  if (state.provenRate === null || now < state.raiseAt) return state;
  const provenRate = Math.ceil(state.provenRate * 1.25);
  if (provenRate < Math.min(setting, state.statedRate ?? setting))
    return { ...state, provenRate, raiseAt: now + state.raiseAfterMs };
  return { ...state, provenRate: null };
}

/** A swifter answer is believed at once; slower ones only in the long run, or a stall would pass for the usual. */
const SWIFT_RISES_MS = 0.02;

/** So much lateness the room of each second holds anyway; its other half is for timers and for how `swiftMs` strays. */
const COVERED_MS = MARGIN_MS / 2;

/** What lateness may cost in the long run, where answers alone tell of it: 2 % of the time, a quarter of a second at once. */
const ALLOWED_SHARE = 0.02;
const MOST_ALLOWED_MS = 250;

/**
 * An answer that took longer than a swift one may mean a request that arrived as much later: the start a second after
 * it makes room. It may as well mean a provider that thought longer, so no more than an allowance of time goes there.
 */
function learnFromUse(state: PacingState, use: StartUse): PacingState {
  const tookMs = Math.max(0, use.answeredAt - use.leftAt);
  const swiftMs = state.swiftMs ?? tookMs;
  const places = Math.max(1, state.arrivals.length / 2);
  const grownMs =
    state.swiftMs === null ? 0 : Math.max(0, use.answeredAt - state.allowanceAt) * ALLOWED_SHARE;
  const allowedMs = Math.min(MOST_ALLOWED_MS, state.allowanceMs + grownMs);
  const leftLateMs = Math.max(0, use.leftAt - use.startAt);
  const strayedMs = tookMs - swiftMs - Math.max(0, COVERED_MS - leftLateMs);
  const heldUpMs = Math.max(0, Math.min(strayedMs, 1000, allowedMs * places));
  const lateMs = Math.max(0, leftLateMs - COVERED_MS) + heldUpMs;
  return {
    ...state,
    answersHeard: Math.min(state.answersHeard + 1, ANSWERS_THAT_MEASURE),
    swiftMs: Math.min(tookMs, swiftMs + SWIFT_RISES_MS),
    allowanceMs: allowedMs - heldUpMs / places,
    allowanceAt: use.answeredAt,
    arrivals: moveArrival(delayAnswered(state, use, swiftMs - tookMs), use.startAt, lateMs),
  };
}

/** A swifter answer than any shows that those before were not swift: their requests arrived as much later, too. */
function delayAnswered({ arrivals, open }: PacingState, use: StartUse, byMs: number): readonly Instant[] {
  if (byMs <= 0) return arrivals;
  const others = [...open, use.startAt].filter((at) => arrivals.includes(at));
  const answered = others.reduce(removeArrival, arrivals);
  return [...others, ...answered.map((at) => at + byMs)].sort((a, b) => a - b);
}

function moveArrival(arrivals: readonly Instant[], at: Instant, byMs: number): readonly Instant[] {
  if (byMs === 0 || !arrivals.includes(at)) return arrivals;
  return [...removeArrival(arrivals, at), at + byMs].sort((a, b) => a - b);
}
