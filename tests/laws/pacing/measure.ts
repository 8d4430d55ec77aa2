import type { Condition } from "./condition.ts";

/** When requests were taken and refused at the provider, in milliseconds, ascending. */
export interface Arrivals {
  readonly accepted: readonly number[];
  readonly refused: readonly number[];
}

export interface Measures {
  /** Of the smaller of setting and limit, from the first request on. */
  readonly share: number;
  readonly refusalsAMinute: number;
  /** The longest time from a 429 until more than 95 % are taken again, or the share of the fixed gap where stalls cost more; 0: no 429. */
  readonly recoveryMs: number;
}

export const deriveFair = ({ limit, setting }: Condition) => Math.min(limit, setting);

export function measure(
  condition: Condition,
  { accepted, refused }: Arrivals,
  endAt: number,
  recovered = 0.95,
): Measures {
  const fair = deriveFair(condition);
  const spanMs = endAt - (accepted[0] ?? endAt);
  return {
    share: (accepted.length * 1000) / spanMs / fair,
    refusalsAMinute: (refused.length * 60_000) / spanMs,
    recoveryMs: Math.max(0, ...refused.map((at) => findRecovery(accepted, at, fair * recovered, endAt))),
  };
}

/** Ten requests or a second, whichever is longer, go at more than that: they begin so long after the 429. */
function findRecovery(accepted: readonly number[], refusedAt: number, rate: number, endAt: number): number {
  const run = Math.max(10, Math.ceil(rate));
  const longestMs = (run * 1000) / rate;
  for (let index = findAfter(accepted, refusedAt); index + run < accepted.length; index += 1)
    if (accepted[index + run]! - accepted[index]! < longestMs) return accepted[index]! - refusedAt;
  return endAt - refusedAt > deriveRecoveryLimitMs(rate) + longestMs ? endAt - refusedAt : 0; // else cut off by the end
}

function findAfter(accepted: readonly number[], at: number): number {
  let [low, high] = [0, accepted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (accepted[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Five seconds or twenty requests, whichever is longer. */
export const deriveRecoveryLimitMs = (fair: number) => Math.max(5_000, 20_000 / fair);
