import type { FreshLink } from "../core/decide-fresh-link.ts";
import type { Instant, SubscriberId } from "../core/ids.ts";

/** The mails with fresh links: throttle and outbox in one. Reads see every earlier write (D1). */
export interface FreshLinkStore {
  /** Those asked for since then, oldest first. */
  listSince(id: SubscriberId, since: Instant): Promise<readonly FreshLink[]>;
  /**
   * One mail asked for at that moment, unless another is owed since `owedSince` or was asked for at the same moment.
   * False: somebody else was faster; list again. Rows older than `forgetBefore` go.
   */
  claim(
    id: SubscriberId,
    at: Instant,
    since: { readonly owedSince: Instant; readonly forgetBefore: Instant },
  ): Promise<boolean>;
  /** Everything about that reader. Twice is fine. */
  forget(id: SubscriberId): Promise<void>;
  /** Twice counts once. */
  markSubmitted(id: SubscriberId, linkAt: Instant, at: Instant): Promise<void>;
}
