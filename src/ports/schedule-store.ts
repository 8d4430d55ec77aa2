import type { Cadence } from "../core/cadence.ts";
import type { IssueId, PostId } from "../core/ids.ts";
import type { Post } from "../core/post.ts";
import type { Plan, ScheduleSnapshot } from "../core/schedule.ts";
import type { WebhookOutcome } from "./webhook-outcomes.ts";

export interface ScheduleStore {
  /**
   * One transaction: what the planner decides from. Posts are those that a window of these cadences can need;
   * `everything`: all of them.
   */
  read(scope: readonly Cadence[] | "everything"): Promise<ScheduleSnapshot>;
  /** Which issue a post is in already, of these posts. */
  findIssues(posts: readonly PostId[]): Promise<ReadonlyMap<PostId, IssueId>>;
  findPosts(posts: readonly PostId[]): Promise<readonly Post[]>;
  /**
   * The whole plan in one transaction, with the webhook's outcome where one asked; or nothing at all: `outdated`
   * when posts or plans changed since that revision.
   */
  commit(plan: Plan, revision: number, outcome: WebhookOutcome | null): Promise<"committed" | "outdated">;
}
