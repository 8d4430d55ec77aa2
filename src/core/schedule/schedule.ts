import type { Cadence, IssueCadence } from "../cadence.ts";
import type { Instant, IssueId, PostId } from "../ids.ts";
import type { Post } from "../posts/post.ts";

/** Where a cadence stands. It begins at its first tick; `through` null: its first window is open at the start. */
export interface CadenceCursor {
  readonly cadence: Cadence;
  readonly beganAt: Instant;
  readonly slotDate: string | null;
  readonly through: Instant | null;
}

/** What the planner decides from, read in one transaction. */
export interface ScheduleSnapshot {
  readonly revision: number;
  /** The latest t that was ever planned with. */
  readonly clock: Instant;
  /** Wall clock of the latest change of a reader's cadence: a plan counts after it. */
  readonly switchedAt: Instant;
  /** Since when the whole newsletter is paused: posts are released, and no issue is planned. */
  readonly pausedAt: Instant | null;
  /** The first resume after the latest restore: issues of before may have been lost with their names. */
  readonly begunAnewAt: Instant | null;
  /** Too much of an issue bounced, and the author has let none go since: whatever is planned waits for their word. */
  readonly isOnProbation: boolean;
  readonly cursors: readonly CadenceCursor[];
  /** Every post not deleted that is unreleased, released after the oldest window's end, or reopened. */
  readonly posts: readonly Post[];
  /** Posts of cancelled issues, which go into that cadence's next one. */
  readonly reopened: readonly ReopenedPost[];
  /** Nobody knows where these stand: no window of theirs is planned. */
  readonly unreadableCadences: readonly Cadence[];
  /** Posts of these windows that were released and cannot be read: each cadence's next window has them, once they can. */
  readonly unreadablePosts: readonly UnreadablePost[];
}

/** As much of a post as its own columns say. */
export interface UnreadablePost {
  readonly id: PostId;
  readonly releasedAt: Instant;
}

export interface ReopenedPost {
  readonly cadence: Cadence;
  readonly post: PostId;
}

/** When readers are due who get an issue at their own hour; see `deriveDueAt`. */
export interface ReaderHours {
  /** The slot's date; null: asked for by hand, so it is each reader's own day. */
  readonly date: string | null;
  /** `HH:MM`, for readers who chose no hour. */
  readonly time: string;
}

/** One issue as planned: a row, and from then on a promise. */
export interface PlannedIssue {
  readonly id: IssueId;
  readonly cadence: IssueCadence;
  readonly slotAt: Instant;
  /** The window is (from, through]; null: open at the start. */
  readonly windowFrom: Instant | null;
  readonly windowThrough: Instant;
  /** In the order of the issue. */
  readonly posts: readonly PostId[];
  readonly shards: number;
  /** Wall clock: the audience is who is active then. */
  readonly plannedAt: Instant;
  readonly holdUntil: Instant | null;
  /** Null: everybody is due at once. Kept as planned, whatever the settings become. */
  readonly readerHours: ReaderHours | null;
}

/** All that one planning changes, committed in one transaction against the snapshot's revision, or not at all. */
export interface Plan {
  readonly at: Instant;
  readonly releases: readonly PostId[];
  /** Posts that a special takes out of all windows. */
  readonly specials: readonly { readonly post: PostId; readonly issue: IssueId }[];
  readonly issues: readonly PlannedIssue[];
  readonly cursors: readonly CadenceCursor[];
  /** Reopened posts that these issues took up. */
  readonly takenUp: readonly ReopenedPost[];
  /** Posts that these windows passed because they could not be read. */
  readonly putBack: readonly ReopenedPost[];
}

export const isEmptyPlan = (plan: Plan) =>
  plan.releases.length + plan.specials.length + plan.issues.length + plan.cursors.length === 0;
