import type { Cadence } from "../../core/cadence.ts";
import type { IssueId } from "../../core/ids.ts";
import type { Post } from "../../core/posts/post.ts";
import type { PlacedPost, PostNames, PostPlace } from "../../core/posts/post-names.ts";
import type { Plan, ScheduleSnapshot } from "../../core/schedule/schedule.ts";
import type { WebhookOutcome } from "../../core/schedule/webhook-outcome.ts";
import type { CadencePositions } from "../../core/subscribers/preferences/decide-preferences.ts";

export interface ScheduleStore {
  /**
   * One transaction: what the planner decides from. Posts are those that a window of these cadences can need;
   * `everything`: all of them.
   */
  read(scope: readonly Cadence[] | "everything"): Promise<ScheduleSnapshot>;
  /** One transaction: where the cadences stand. */
  readPositions(): Promise<CadencePositions>;
  /** Those of these names that issues have. */
  listTaken(names: readonly IssueId[]): Promise<readonly IssueId[]>;
  /** What posts with one of these names are known by: an id, or any spelling of a path. */
  findNames(names: readonly string[]): Promise<readonly PostNames[]>;
  /** Derives the language and the story of every post anew where that was last done `by` other settings. Idempotent. */
  refreshStories(by: string, derive: (place: PostPlace) => PlacedPost): Promise<void>;
  /** By id or by path. */
  findPosts(names: readonly string[]): Promise<readonly Post[]>;
  /**
   * The whole plan in one transaction, with the webhook's outcome where one asked; or nothing at all: `outdated`
   * when posts or plans changed since that revision.
   */
  commit(plan: Plan, revision: number, outcome: WebhookOutcome | null): Promise<"committed" | "outdated">;
}
