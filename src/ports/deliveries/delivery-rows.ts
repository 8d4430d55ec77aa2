import type { DeliveryGroup } from "../../core/deliveries/delivery-counts.ts";
import type { DeliveryTimes } from "../../core/deliveries/delivery-event.ts";
import type { RecordedReport } from "../../core/deliveries/delivery-report.ts";
import type { Instant, IssueId, SubscriberId } from "../../core/ids.ts";

/** What one delivery object keeps: a row a mail. Every method is one transaction, and durable before anybody is answered. */
export interface DeliveryRows {
  /**
   * Whether something of its issue waits to be counted, by this report or an earlier one: a crash may have come between a
   * row and its alarm. Of each fact of a mail the first report counts; a forgotten issue takes none.
   */
  add(report: RecordedReport, now: Instant): boolean;
  find(issue: IssueId, recipient: SubscriberId): DeliveryTimes | null;
  /** Issues of which something came that no count has yet, each with one of its recipients here. */
  listUncounted(): readonly { readonly issue: IssueId; readonly recipient: SubscriberId }[];
  /** Everything that is known of an issue; what comes from now on makes it uncounted again. */
  beginCount(issue: IssueId, now: Instant): readonly DeliveryGroup[];
  /** The counts are written. Until then a crash makes them anew. */
  endCount(issue: IssueId): void;
  /** When the next issue is to be forgotten, if none is spoken of again; null: none. */
  findNextForgetting(keptMs: number): Instant | null;
  /** Forgets at most so many mails of one issue that was last spoken of before. Whether there was such an issue. */
  forget(before: Instant, atMost: number): boolean;
}
