import type { DeliveryTimes } from "../../core/deliveries/delivery-event.ts";
import type { RecordedReport } from "../../core/deliveries/delivery-report.ts";
import type { IssueId, SubscriberId } from "../../core/ids.ts";

/** What was reported of every mail of an issue, for 30 days. */
export interface DeliveryLog {
  /** Returns once the report is durable. Idempotent: the first of a kind counts. Throws where that cannot be said. */
  record(report: RecordedReport): Promise<void>;
  /** Null: nothing was reported, or it is forgotten. */
  find(issue: IssueId, recipient: SubscriberId): Promise<DeliveryTimes | null>;
}
