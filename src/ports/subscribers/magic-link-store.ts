import type { Instant, SubscriberId } from "../../core/ids.ts";
import type { OwedMail } from "../../core/outbox/owed-mail.ts";
import type { MagicLink } from "../../core/subscribers/decide-magic-link.ts";

/** Which magic links were asked for: the throttle of their mails. Reads see every earlier write (D1). */
export interface MagicLinkStore {
  /** Those asked for since then, oldest first. */
  listSince(id: SubscriberId, since: Instant): Promise<readonly MagicLink[]>;
  /**
   * Owes one mail, asked for at its `at`, unless another is owed since `owedSince` or was asked for at the same moment:
   * one transaction, with the outbox. False: somebody else was faster; list again. Rows older than `forgetBefore` go.
   */
  claim(
    owed: OwedMail & { readonly kind: "magic-link" },
    since: { readonly owedSince: Instant; readonly forgetBefore: Instant },
  ): Promise<boolean>;
  /** Forgets everything about that reader. Idempotent. */
  forget(id: SubscriberId): Promise<void>;
}
