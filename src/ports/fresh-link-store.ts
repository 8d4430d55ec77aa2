import type { FreshLink } from "../core/decide-fresh-link.ts";
import type { Instant, SubscriberId } from "../core/ids.ts";
import type { OwedMail } from "../core/owed-mail.ts";

/** Which fresh links were asked for: the throttle of their mails. Reads see every earlier write (D1). */
export interface FreshLinkStore {
  /** Those asked for since then, oldest first. */
  listSince(id: SubscriberId, since: Instant): Promise<readonly FreshLink[]>;
  /**
   * Owes one mail, asked for at its `at`, unless another is owed since `owedSince` or was asked for at the same moment:
   * one transaction, with the outbox. False: somebody else was faster; list again. Rows older than `forgetBefore` go.
   */
  claim(
    owed: OwedMail & { readonly kind: "fresh-link" },
    since: { readonly owedSince: Instant; readonly forgetBefore: Instant },
  ): Promise<boolean>;
  /** Everything about that reader. Twice is fine. */
  forget(id: SubscriberId): Promise<void>;
}
