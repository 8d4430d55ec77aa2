import { type Change, type Condition, drawCondition } from "./condition.ts";
import { simulateFixedGap } from "./fixed-gap.ts";
import { deriveFair, deriveRecoveryLimitMs, type Measures, measure } from "./measure.ts";
import { simulatePacer } from "./simulate-pacer.ts";

export interface Verdict {
  readonly condition: Condition;
  readonly pacer: Measures;
  readonly fixedGap: Measures;
  /** The limits that the pacer broke, in words. */
  readonly broken: readonly string[];
}

const BEGIN = Date.parse("2026-11-25T09:00:00.400Z");
const MINUTES = 3;

/** The pacer and the fixed gap under the condition of one seed, for three minutes unless said otherwise. */
export async function judgeSeed(
  seed: number,
  minutes = MINUTES,
  change: Change | null = null,
): Promise<Verdict> {
  const condition = drawCondition(seed, change);
  const begin = BEGIN + (seed % 1000);
  const endAt = begin + minutes * 60_000;
  const fixedGap = measure(condition, simulateFixedGap(condition, begin, endAt), endAt);
  const recovered = Math.min(0.95, fixedGap.share);
  const pacer = measure(condition, await simulatePacer(condition, begin, endAt), endAt, recovered);
  return { condition, pacer, fixedGap, broken: findBroken(condition, pacer, fixedGap) };
}

function findBroken(condition: Condition, pacer: Measures, fixedGap: Measures): readonly string[] {
  const isRight = condition.setting === condition.limit;
  const held: Record<string, boolean> = {
    "97 % where it is quiet": !condition.quiet || pacer.share >= 0.97,
    "two points below the fixed gap at most": pacer.share >= fixedGap.share - 0.02,
    "one 429 a minute at most": !isRight || pacer.refusalsAMinute <= 1,
    "above 95 % again in time": pacer.recoveryMs <= deriveRecoveryLimitMs(deriveFair(condition)),
  };
  return Object.keys(held).filter((limit) => !held[limit]);
}
