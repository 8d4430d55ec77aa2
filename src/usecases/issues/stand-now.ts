import { NOTHING_REPORTED } from "../../core/deliveries/delivery-counts.ts";
import { type StandingIssue, standAt } from "../../core/issues/derive-standing.ts";
import type { Issue } from "../../core/issues/issue.ts";
import type { DeliveryCountStore } from "../../ports/deliveries/delivery-count-store.ts";
import type { Clock } from "../../ports/runtime/clock.ts";

export interface StandingDependencies {
  readonly deliveryCounts: Pick<DeliveryCountStore, "sum">;
  readonly clock: Clock;
}

/** Issues with what their facts amount to now, and what was reported of their mails. One query for all of them. */
export async function standAllNow(
  deps: StandingDependencies,
  issues: readonly Issue[],
): Promise<readonly StandingIssue[]> {
  const reported = await deps.deliveryCounts.sum(issues.map(({ id }) => id));
  const now = deps.clock.now();
  return issues.map((issue) => standAt(issue, reported.get(issue.id) ?? NOTHING_REPORTED, now));
}

export async function standNow(deps: StandingDependencies, issue: Issue): Promise<StandingIssue> {
  const reported = await deps.deliveryCounts.sum([issue.id]);
  return standAt(issue, reported.get(issue.id) ?? NOTHING_REPORTED, deps.clock.now());
}
