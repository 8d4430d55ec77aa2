import {
  countByDay,
  DELIVERIES_KEPT_MS,
  type DeliveryGroup,
  deriveCountDelay,
} from "../../core/deliveries/delivery-counts.ts";
import type { DeliveryTimes } from "../../core/deliveries/delivery-event.ts";
import { deriveDeliveryShard, type RecordedReport } from "../../core/deliveries/delivery-report.ts";
import type { Instant, IssueId, SubscriberId } from "../../core/ids.ts";
import type { DeliveryCountStore } from "../../ports/deliveries/delivery-count-store.ts";
import type { DeliveryRows } from "../../ports/deliveries/delivery-rows.ts";
import type { Clock } from "../../ports/runtime/clock.ts";

export interface DeliveryTrackerDependencies {
  readonly rows: DeliveryRows;
  readonly counts: Pick<DeliveryCountStore, "save">;
  /** What follows from counts of an issue's bounces and complaints; called again until it succeeds. */
  readonly watchReputation: (issue: IssueId) => Promise<void>;
  readonly clock: Pick<Clock, "now">;
}

/** Mails that one run of the alarm forgets: some tenths of a second. */
const FORGOTTEN_PER_RUN = 5_000;

/** One delivery object: takes reports, counts them now and then, forgets them in the end. */
export interface DeliveryTracker {
  /** When counts should be written; null: they say it already. */
  record(report: RecordedReport): Instant | null;
  find(issue: IssueId, recipient: SubscriberId): DeliveryTimes | null;
  /** Writes what is not counted yet, then forgets what is old. When it wants to be called next; null: not by itself. */
  writeCounts(): Promise<Instant | null>;
}

export function createDeliveryTracker({
  rows,
  counts,
  watchReputation,
  clock,
}: DeliveryTrackerDependencies): DeliveryTracker {
  let mailsCounted = 0; // lost with the object: then counts are written a little sooner

  const countOne = async (issue: IssueId, shard: number) => {
    const groups = rows.beginCount(issue, clock.now());
    const days = countByDay(groups);
    await counts.save(issue, shard, days);
    if (days.some((day) => day.counts.bounced + day.counts.complained > 0)) await watchReputation(issue);
    rows.endCount(issue);
    return countMails(groups);
  };

  return {
    record(report) {
      const now = clock.now();
      return rows.add(report, now) ? now + deriveCountDelay(mailsCounted) : null;
    },
    find: (issue, recipient) => rows.find(issue, recipient),
    async writeCounts() {
      mailsCounted = 0;
      for (const { issue, recipient } of rows.listUncounted())
        mailsCounted += await countOne(issue, deriveDeliveryShard(recipient));
      const now = clock.now();
      return rows.forget(now - DELIVERIES_KEPT_MS, FORGOTTEN_PER_RUN)
        ? now
        : rows.findNextForgetting(DELIVERIES_KEPT_MS);
    },
  };
}

const countMails = (groups: readonly DeliveryGroup[]) => groups.reduce((sum, { mails }) => sum + mails, 0);
