import type { SuppressionReason } from "../deliveries/delivery-event.ts";
import type { Instant, IssueId, SubscriberId } from "../ids.ts";

/** Whether an address is never written to, whatever its reader's status. */
export interface Suppression {
  /** Null: it is not suppressed. */
  readonly reason: SuppressionReason | null;
  /** When the author last lifted one: with a reason beside it, the provider goes on suppressing this address. */
  readonly liftedAt: Instant | null;
}

/** What the provider says of an address. */
export interface ReportedSuppression {
  readonly id: SubscriberId;
  readonly reason: Exclude<SuppressionReason, "manual">;
  /** When it happened: what happened before the author lifted a suppression does not bring it back. */
  readonly at: Instant;
  /** The issue whose mail it was; null for a mail that one person is owed. Of an issue that is not ours it says nothing. */
  readonly issue: IssueId | null;
}
