import { createRateLimiter, type RateLimiter } from "../../../dev/resend-emulator/rate-limiter.ts";
import { CHANGED_FROM_MS, CHANGED_UNTIL_MS, type Condition } from "./condition.ts";
import { createRandom, type Random } from "./draw.ts";

/** The same moment, or the end of the stall that it falls into. Asked in any order. */
export type Awake = (at: number) => number;

const LONGEST_STALL_MS = 1_000;

/** A sender does nothing every so often: its timers and its answers wait. */
export function createStalls(random: Random, everyMs: number, begin: number): Awake {
  if (!Number.isFinite(everyMs)) return (at) => at;
  const stalls: { readonly from: number; readonly until: number }[] = [];
  let drawnUntil = begin;
  return (at) => {
    while (drawnUntil <= at) {
      const from = drawnUntil + random.exponential() * everyMs;
      drawnUntil = from + random.between(0, LONGEST_STALL_MS);
      stalls.push({ from, until: drawnUntil });
    }
    return stalls.findLast(({ from, until }) => from <= at && at < until)?.until ?? at;
  };
}

/** How long one request takes there, is thought about, and comes back; and how long a call of the pacer's object takes. */
export function createNetwork(condition: Condition, now: () => number, begin: number) {
  const random = createRandom(condition.seed + 1_000_000);
  const lossShare = 1000 / Math.min(condition.limit, condition.setting) / condition.lossEveryMs;
  const pathMs = () =>
    condition.pathMs + (now() - begin < CHANGED_FROM_MS ? 0 : (condition.change?.longerPathMs ?? 0));
  return {
    travelMs: () =>
      pathMs() +
      random.exponential() * condition.pathJitterMs +
      (random.chance(lossShare) ? random.between(200, 400) : 0),
    thinkMs: () =>
      condition.latencyMs *
      Math.exp(condition.latencySpread * random.normal()) *
      (random.chance(condition.tailShare) ? 5 : 1),
    returnMs: () => pathMs() + random.exponential() * condition.pathJitterMs,
    callMs: () => condition.rpcMs + random.exponential() * condition.rpcJitterMs,
  };
}

/** The account's limit, as providers count: in seconds of the clock, in any second, or by a bucket that holds a second's worth. */
export function createLimiter(condition: Condition, now: () => number, begin: number): RateLimiter {
  const { limit, change } = condition;
  const usual = createUnchanged(condition, limit, now);
  if (change === null) return usual;
  const scarce = createUnchanged(condition, Math.max(1, Math.floor(limit * change.leftOfLimit)), now);
  return {
    take() {
      const sinceMs = now() - begin;
      const isScarce = sinceMs >= CHANGED_FROM_MS && sinceMs < CHANGED_UNTIL_MS;
      const { allowed, headers } = (isScarce ? scarce : usual).take();
      return { allowed, headers: { ...headers, "ratelimit-limit": String(limit) } };
    },
    clear: () => {
      usual.clear();
      scarce.clear();
    },
  };
}

const createUnchanged = ({ limiter }: Condition, limit: number, now: () => number) =>
  limiter === "token-bucket" ? createTokenBucket(limit, now) : createRateLimiter(limit, limiter, now);

function createTokenBucket(limit: number, now: () => number): RateLimiter {
  let tokens = limit;
  let filledAt = now();
  return {
    take() {
      tokens = Math.min(limit, tokens + ((now() - filledAt) / 1000) * limit);
      filledAt = now();
      const allowed = tokens >= 1;
      if (allowed) tokens -= 1;
      const headers = { "ratelimit-limit": String(limit), ...(allowed ? {} : { "retry-after": "1" }) };
      return { allowed, headers };
    },
    clear: () => {
      tokens = limit;
    },
  };
}
