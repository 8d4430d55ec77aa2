import type { DailyCounts, DeliveryCounts } from "../../core/deliveries/delivery-counts.ts";
import type { Instant, IssueId } from "../../core/ids.ts";
import type { Hearing } from "../../core/settings/health.ts";

/** How many mails of an issue were delivered, bounced and so on, by day. */
export interface DeliveryCountStore {
  /** Absolute figures of one shard: writing them twice changes nothing. Of an issue that is not ours nothing is kept. */
  save(issue: IssueId, shard: number, days: readonly DailyCounts[]): Promise<void>;
  /** Sums over shards and days. An issue of which nothing was reported is not in it. */
  sum(issues: readonly IssueId[]): Promise<ReadonlyMap<IssueId, DeliveryCounts>>;
  /** Issues planned since then of which anything was counted. */
  listCounted(plannedSince: Instant): Promise<readonly IssueId[]>;
  /** Whether anything was reported of the latest issue that closed before and submitted mails; null: there is none. */
  findHearing(closedBefore: Instant): Promise<Hearing | null>;
}
