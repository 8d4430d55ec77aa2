import { addCounts, type Counts, NO_COUNTS, raiseCounts } from "./counts.ts";
import { type Breach, findBreaches } from "./find-breaches.ts";
import type { PlanLimits } from "./plan-limits.ts";

/** All invocations of one kind together: how many, what they cost, how far the worst of them went. */
export interface KindReading {
  readonly kind: string;
  readonly times: number;
  readonly total: Counts;
  readonly most: Counts;
}

export function addInvocation(readings: Map<string, KindReading>, kind: string, counts: Counts): void {
  const { times, total, most } = readings.get(kind) ?? { times: 0, total: NO_COUNTS, most: NO_COUNTS };
  readings.set(kind, {
    kind,
    times: times + 1,
    total: addCounts(total, counts),
    most: raiseCounts(most, counts),
  });
}

/** Of each kind, what its worst invocation did beyond the plan. */
export function findKindBreaches(
  readings: readonly KindReading[],
  limits: PlanLimits,
): readonly (Breach & { readonly kind: string })[] {
  return readings.flatMap(({ kind, most }) =>
    findBreaches(most, limits).map((breach) => ({ kind, ...breach })),
  );
}

export const sumReadings = (readings: readonly KindReading[]): Counts =>
  readings.reduce((sum, { total }) => addCounts(sum, total), NO_COUNTS);
