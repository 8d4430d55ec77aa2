import type { IssueId } from "../../core/ids.ts";
import { deriveReputation, maySpoilReputation } from "../../core/notes/derive-reputation.ts";
import type { Occasion } from "../../core/notes/occasion.ts";
import type { DeliveryCountStore } from "../../ports/deliveries/delivery-count-store.ts";
import type { IssueStore } from "../../ports/issues/issue-store.ts";
import type { Clock } from "../../ports/runtime/clock.ts";

export interface WatchReputationDependencies {
  readonly issues: Pick<IssueStore, "find">;
  readonly deliveryCounts: Pick<DeliveryCountStore, "sum" | "listCounted">;
  readonly tellAuthor: (occasions: readonly Occasion[]) => Promise<void>;
  readonly clock: Pick<Clock, "now">;
}

const REPORTED_FOR_MS = 30 * 86_400_000;

/** Tells the author where the mails of these issues bounced or were complained of too often. Idempotent. */
export async function watchReputation(
  deps: WatchReputationDependencies,
  issues: readonly IssueId[],
): Promise<void> {
  if (issues.length === 0) return;
  for (const [id, counts] of await deps.deliveryCounts.sum(issues)) {
    if (!maySpoilReputation(counts)) continue;
    const issue = await deps.issues.find(id);
    if (issue !== null) await deps.tellAuthor(deriveReputation(issue, counts));
  }
}

/** The same for every issue of which reports may still come: what its share is of changes when it ends, too. */
export const watchReputations = async (deps: WatchReputationDependencies): Promise<void> =>
  watchReputation(deps, await deps.deliveryCounts.listCounted(deps.clock.now() - REPORTED_FOR_MS));
