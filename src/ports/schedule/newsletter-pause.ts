import type { Instant } from "../../core/ids.ts";
import type { Plan } from "../../core/schedule/schedule.ts";

/** Whether the whole newsletter is paused. */
export interface NewsletterPause {
  /** Since when; null: it is not. */
  find(): Promise<Instant | null>;
  /**
   * One transaction: the newsletter and every open issue. A plan that was decided before is not committed any more, so
   * that no issue is planned afterwards. The first moment stays. Idempotent.
   */
  pause(at: Instant): Promise<void>;
  /** Since when a restored newsletter waits for its first resume; null: it does not. */
  findRestored(): Promise<Instant | null>;
  /**
   * The first resume after a restore, one transaction with the plan of the new beginning: issues that were open in the
   * backup close with the rest withdrawn, and nothing is owed of before. `outdated`: posts or plans changed since that
   * revision, and nothing was done.
   */
  beginAnew(plan: Plan, revision: number): Promise<"begun" | "outdated">;
  /** The same for going on; an issue that was paused by itself stays so. Idempotent. */
  resume(): Promise<void>;
}
