import type { Count, Counts } from "./counts.ts";
import type { PlanLimits } from "./plan-limits.ts";

export interface Breach {
  readonly count: Count;
  readonly is: number;
  readonly limit: number;
}

/** What one invocation did beyond the documented limits of a plan. */
export const findBreaches = (counts: Counts, { perInvocation }: PlanLimits): readonly Breach[] =>
  compare(counts, perInvocation);

/** What a whole day did beyond the plan's allowance. */
export const findDailyBreaches = (counts: Counts, { perDay }: PlanLimits): readonly Breach[] =>
  compare(counts, perDay);

function compare(counts: Counts, limits: Readonly<Partial<Record<Count, number>>>): readonly Breach[] {
  return (Object.entries(limits) as [Count, number][]) // entries loses the type of the keys
    .filter(([count, limit]) => counts[count] > limit)
    .map(([count, limit]) => ({ count, is: counts[count], limit }));
}
