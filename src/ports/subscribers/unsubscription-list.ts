import type { Instant, SubscriberId } from "../../core/ids.ts";
import type { Bar, Standing } from "../../core/subscribers/may-be-mailed.ts";

/** Who left and who must never be written to. Read back at once (D1). Unsubscriptions are added by the change log. */
export interface UnsubscriptionList {
  find(id: SubscriberId): Promise<Standing>;
  /**
   * The ids among these (at most 1,000) that must not be mailed now: unsubscribed, suppressed, erased, or paused by a
   * recent change. One query, made before every batch.
   */
  listGone(ids: readonly SubscriberId[], now: Instant): Promise<ReadonlySet<SubscriberId>>;
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
