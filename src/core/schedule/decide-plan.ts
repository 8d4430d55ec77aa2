import { CADENCES, type Cadence } from "../cadence.ts";
import type { Instant, IssueId } from "../ids.ts";
import { UNTIL_AUTHOR } from "../issues/issue.ts";
import type { Post } from "../posts/post.ts";
import type { Newsletter } from "../settings/settings.ts";
import { deriveLocalDate } from "../time-zone.ts";
import { explainNotDue, type ReleaseRules } from "./explain-not-due.ts";
import { createNames } from "./issue-name.ts";
import { planByHand, planWindow } from "./plan-window.ts";
import type { CadenceCursor, Plan, PlannedIssue, ReopenedPost, ScheduleSnapshot } from "./schedule.ts";
import { deriveRhythm, findLatestSlot, type Slot } from "./slot.ts";

/** What the planner is asked for: what is due of these cadences (a tick), or one cadence's issue now (by hand). */
export type PlanRequest =
  | { readonly kind: "tick"; readonly cadences: readonly Cadence[] }
  | { readonly kind: "cadence"; readonly cadence: Cadence; readonly holdMinutes: number };

export interface PlanClock {
  /** The time to plan for: the cron event's `scheduledTime`, or now. */
  readonly t: Instant;
  /** Wall clock. */
  readonly now: Instant;
}

type Rules = Pick<Newsletter, "timeZone" | "sendAt" | "weeklyOn" | "deliverIn" | "holdMinutes" | "shards"> &
  ReleaseRules;

/** Digests first, the seldom ones before: where one tick plans several issues, the archive shows a post in the digest. */
const PLANNING_ORDER: readonly Cadence[] = CADENCES.toReversed();
const MINUTE_MS = 60_000;

/**
 * Releases what is due and plans the issues of the windows that end now. Windows tile time: `t` never runs backwards,
 * and is later than the end of every window planned before, so a post is in exactly one window of each cadence.
 * `taken`: names that other issues have. While the whole newsletter is paused, posts are released and cadences begin; their
 * slots wait, so that several become one issue.
 */
export function decidePlan(
  snapshot: ScheduleSnapshot,
  request: PlanRequest,
  clock: PlanClock,
  rules: Rules,
  taken: readonly IssueId[] = [],
): Plan {
  const t = deriveEffectiveTime(clock.t, snapshot.clock);
  const released = releaseDue(snapshot.posts, clock.t, t, rules);
  const asked = request.kind === "tick" ? inOrder(request.cadences) : [request.cadence];
  const cadences = asked.filter((cadence) => !snapshot.unreadableCadences.includes(cadence));
  const holdMinutes = request.kind === "tick" ? rules.holdMinutes : request.holdMinutes;
  const plannedAt = Math.max(clock.now, snapshot.switchedAt);
  const holdUntil = deriveHold(snapshot, holdMinutes, clock.now);
  const claimName = createNames(taken);
  const { begunAnewAt } = snapshot;
  const namedUntil = begunAnewAt === null ? null : deriveLocalDate(begunAnewAt, rules.timeZone);
  const windows = cadences.map((cadence) => {
    const cursor = snapshot.cursors.find((one) => one.cadence === cadence) ?? null;
    const reopened = new Set(
      snapshot.reopened.filter((one) => one.cadence === cadence).map((one) => one.post),
    );
    const base = {
      cadence,
      cursor,
      reopened,
      posts: released.posts,
      t,
      plannedAt,
      holdUntil,
      claimName,
      namedUntil,
      rules,
    };
    return request.kind === "tick"
      ? planWindow(base, snapshot.pausedAt === null ? findDueSlot(cadence, cursor, t, rules) : null)
      : planByHand(base);
  });
  const issues = windows.flatMap((window) => window.issues);
  const cursors = windows.flatMap((window) => window.cursor ?? []);
  return {
    at: t,
    releases: released.ids,
    specials: [],
    issues,
    cursors,
    takenUp: selectTakenUp(snapshot, issues),
    putBack: cursors.flatMap((cursor) => selectPassed(snapshot, cursor)),
  };
}

/** Until when a new issue is held: for some minutes, until its author says so, or not at all. */
export function deriveHold(
  { isOnProbation }: Pick<ScheduleSnapshot, "isOnProbation">,
  holdMinutes: number,
  now: Instant,
): Instant | null {
  if (isOnProbation) return UNTIL_AUTHOR;
  return holdMinutes > 0 ? now + holdMinutes * MINUTE_MS : null;
}

const selectTakenUp = (snapshot: ScheduleSnapshot, issues: readonly PlannedIssue[]) =>
  snapshot.reopened.filter((one) =>
    issues.some((issue) => issue.cadence === one.cadence && issue.posts.includes(one.post)),
  );

/** What lies in the window that ends here and is in no issue of it, because it cannot be read. */
function selectPassed(
  snapshot: ScheduleSnapshot,
  { cadence, through }: CadenceCursor,
): readonly ReopenedPost[] {
  const from = snapshot.cursors.find((one) => one.cadence === cadence)?.through ?? Number.NEGATIVE_INFINITY;
  if (through === null || through === from) return [];
  return snapshot.unreadablePosts
    .filter(({ releasedAt }) => releasedAt > from)
    .map((post) => ({ cadence, post: post.id }));
}

/** The time to plan with: as asked, but always later than any time planned with before. */
export const deriveEffectiveTime = (t: Instant, clock: Instant): Instant => (t > clock ? t : clock + 1);

const inOrder = (cadences: readonly Cadence[]) =>
  PLANNING_ORDER.filter((cadence) => cadences.includes(cadence));

/** Stamped with the time that never runs backwards; age is counted at the one that was asked for. */
export function releaseDue(posts: readonly Post[], asked: Instant, t: Instant, rules: ReleaseRules) {
  const due = new Set(
    posts.filter((post) => explainNotDue(post, t, rules, asked) === null).map((post) => post.id),
  );
  return {
    ids: [...due],
    posts: posts.map((post) => (due.has(post.id) ? { ...post, releasedAt: t } : post)),
  };
}

/** A slot that has passed since the cadence began and was not planned yet; `instant` is due at every tick. */
function findDueSlot(cadence: Cadence, cursor: CadenceCursor | null, t: Instant, rules: Rules): Slot | null {
  if (cadence === "instant") return { date: deriveLocalDate(t, rules.timeZone), at: t };
  const slot = findLatestSlot(cadence, t, deriveRhythm(rules));
  const began = cursor?.beganAt ?? t;
  if (slot.at + MINUTE_MS <= began) return null; // before the cadence began: not missed
  return cursor === null || cursor.slotDate === null || slot.date > cursor.slotDate ? slot : null;
}
