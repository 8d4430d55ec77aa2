import type { Instant } from "../../core/ids.ts";

/** Whether the whole newsletter is paused. */
export interface NewsletterPause {
  /** Since when; null: it is not. */
  find(): Promise<Instant | null>;
  /**
   * One transaction: the newsletter and every open issue. A plan that was decided before is not committed any more, so
   * that no issue is planned afterwards. The first moment stays. Idempotent.
   */
  pause(at: Instant): Promise<void>;
  /** The same for going on; an issue that was paused by itself stays so. Idempotent. */
  resume(): Promise<void>;
}
