import type { Condition } from "./condition.ts";
import { createRandom } from "./draw.ts";
import { type Arrivals, deriveFair } from "./measure.ts";
import { createLimiter, createNetwork, createStalls } from "./network.ts";

/**
 * The yardstick: a sender that knows the smaller of setting and limit, and leaves a gap five per cent wider than that. It needs no
 * RPC, and goes on after a 429 as if nothing had been said.
 */
export function simulateFixedGap(condition: Condition, begin: number, endAt: number): Arrivals {
  let now = begin;
  const network = createNetwork(condition, () => now, begin);
  const gapMs = (1000 * 1.05) / deriveFair(condition);
  const awake = createStalls(createRandom(condition.seed + 2_000_000), condition.stallEveryMs, begin);
  const arrivals: number[] = [];
  for (let leavesAt = begin; leavesAt < endAt; leavesAt += gapMs) {
    leavesAt = awake(leavesAt);
    now = leavesAt;
    arrivals.push(Math.ceil(leavesAt + network.travelMs()));
  }
  const accepted: number[] = [];
  const refused: number[] = [];
  now = begin;
  const limiter = createLimiter(condition, () => now, begin);
  for (const at of arrivals.sort((a, b) => a - b)) {
    now = at;
    if (at <= endAt) (limiter.take().allowed ? accepted : refused).push(at);
  }
  return { accepted, refused };
}
