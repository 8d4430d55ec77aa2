import type { Instant, SubscriberId } from "../../core/ids.ts";
import type { Bar, Standing } from "../../core/subscribers/may-be-mailed.ts";

/**
 * Who must not be mailed: who left, is suppressed, erased, or paused just now. Read back at once (D1). Unsubscriptions are
 * added by the change log.
 */
export interface UndeliverableList {
  find(id: SubscriberId): Promise<Standing>;
  /**
   * The ids among these (at most 1,000) that must not be mailed now: unsubscribed, suppressed, erased, or paused by a
   * recent change. One query, made before every batch.
   */
  listUndeliverable(ids: readonly SubscriberId[], now: Instant): Promise<ReadonlySet<SubscriberId>>;
  /**
   * The readers with this prefix of ids who were erased by a change after that one, as far as changes are kept; and the
   * last change that was looked at.
   */
  listErased(
    afterSeq: number,
    prefix: string,
  ): Promise<{ readonly ids: readonly SubscriberId[]; readonly seq: number }>;
  /** The departed and suppressed among these ids (at most 1,000), by fact; for imports. */
  listBarred(ids: readonly SubscriberId[]): Promise<ReadonlyMap<SubscriberId, Bar>>;
  /**
   * Moves known unsubscriptions to a later date; adds none, and moves none to an earlier one. Requests to join before
   * that date are void. Idempotent.
   */
  renew(unsubscriptions: readonly { readonly id: SubscriberId; readonly at: Instant }[]): Promise<void>;
}
