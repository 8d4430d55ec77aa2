import type { Instant, SubscriberId } from "../../core/ids.ts";

/** Who left and who must never be written to. Read back at once (D1). Departures are added by the change log. */
export interface UnsubscriptionList {
  find(
    id: SubscriberId,
  ): Promise<{ readonly departedAt: Instant | null; readonly suppressed: string | null }>;
  /**
   * Of these ids (at most 1,000), those that must not be written to now: departed, suppressed, erased, or paused
   * by a recent change. One query: it stands before every batch.
   */
  listGone(ids: readonly SubscriberId[], now: Instant): Promise<ReadonlySet<SubscriberId>>;
  /**
   * Who was erased by the changes after that one, as far as they are kept, and the last change that was looked at. Ids with
   * this prefix.
   */
  listErased(
    afterSeq: number,
    prefix: string,
  ): Promise<{ readonly ids: readonly SubscriberId[]; readonly seq: number }>;
  suppress(
    id: SubscriberId,
    reason: "bounce" | "complaint" | "manual" | "refused",
    at: Instant,
  ): Promise<void>;
  /** The departed and suppressed among these ids (at most 1,000), by fact; for imports. */
  listBarred(ids: readonly SubscriberId[]): Promise<ReadonlyMap<SubscriberId, Bar>>;
  /** Moves departures that are known on to a later date; adds none and moves none back. Requests to join before it are void. Idempotent. */
  renew(departures: readonly { readonly id: SubscriberId; readonly at: Instant }[]): Promise<void>;
}

/** Why somebody is not written to: they left, they are suppressed, or both. */
export interface Bar {
  readonly departedAt: Instant | null;
  readonly isSuppressed: boolean;
}
