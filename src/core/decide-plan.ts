import type { Cadence } from "./cadence.ts";
import { asIssueId, type Instant, type PostId } from "./ids.ts";
import type { Post } from "./post.ts";
import { explainNotDue } from "./release.ts";
import type { CadenceCursor, Plan, PlannedIssue, ScheduleSnapshot } from "./schedule.ts";
import type { Newsletter } from "./settings.ts";
import { deriveShortHash } from "./short-hash.ts";
import { findLatestSlot, type Slot } from "./slot.ts";
import { compareText, groupStories } from "./story.ts";
import { deriveLocalDate } from "./time-zone.ts";

/** What the planner is asked for: whatever is due (a tick), or one cadence's issue now (by hand). */
export type PlanRequest =
  | { readonly kind: "tick" }
  | { readonly kind: "cadence"; readonly cadence: Cadence; readonly holdMinutes: number };

export interface PlanClock {
  /** The time to plan for: the cron event's `scheduledTime`, or now. */
  readonly t: Instant;
  /** Wall clock. */
  readonly now: Instant;
}

type Rules = Pick<
  Newsletter,
  "timeZone" | "sendAt" | "weeklyOn" | "cadences" | "maximumAgeDays" | "holdMinutes" | "shards"
>;

/** Digests first: where one tick plans several issues, the archive shows a post in the digest. */
const PLANNING_ORDER: readonly Cadence[] = ["monthly", "weekly", "daily", "instant"];
const MINUTE_MS = 60_000;

/**
 * Releases what is due and plans the issues of the windows that end now. Windows tile time: `t` never runs backwards,
 * and is later than the end of every window planned before, so a post is in exactly one window of each cadence.
 */
export function decidePlan(
  snapshot: ScheduleSnapshot,
  request: PlanRequest,
  clock: PlanClock,
  rules: Rules,
): Plan {
  const t = deriveEffectiveTime(clock.t, snapshot.clock);
  const released = releaseDue(snapshot.posts, clock.t, t, rules.maximumAgeDays);
  const cadences = request.kind === "tick" ? offeredInOrder(rules) : [request.cadence];
  const holdMinutes = request.kind === "tick" ? rules.holdMinutes : request.holdMinutes;
  const holdUntil = holdMinutes > 0 ? clock.now + holdMinutes * MINUTE_MS : null;
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
      plannedAt: clock.now,
      holdUntil,
      rules,
    };
    return request.kind === "tick"
      ? planWindow(base, findDueSlot(cadence, cursor, t, rules))
      : planByHand(base);
  });
  const issues = windows.flatMap((window) => window.issues);
  return {
    at: t,
    releases: released.ids,
    specials: [],
    issues,
    cursors: windows.flatMap((window) => window.cursor ?? []),
    takenUp: selectTakenUp(snapshot, issues),
  };
}

const selectTakenUp = (snapshot: ScheduleSnapshot, issues: readonly PlannedIssue[]) =>
  snapshot.reopened.filter((one) =>
    issues.some((issue) => issue.cadence === one.cadence && issue.posts.includes(one.post)),
  );

/** The time to plan with: as asked, but always later than any time planned with before. */
export const deriveEffectiveTime = (t: Instant, clock: Instant): Instant => (t > clock ? t : clock + 1);

const offeredInOrder = (rules: Rules) => PLANNING_ORDER.filter((cadence) => rules.cadences.includes(cadence));

/** Stamped with the time that never runs backwards; age is counted at the one that was asked for. */
function releaseDue(posts: readonly Post[], asked: Instant, t: Instant, maximumAgeDays: number) {
  const due = new Set(
    posts.filter((post) => explainNotDue(post, t, maximumAgeDays, asked) === null).map((post) => post.id),
  );
  return {
    ids: [...due],
    posts: posts.map((post) => (due.has(post.id) ? { ...post, releasedAt: t } : post)),
  };
}

interface WindowInput {
  readonly cadence: Cadence;
  readonly cursor: CadenceCursor | null;
  readonly posts: readonly Post[];
  readonly reopened: ReadonlySet<PostId>;
  readonly t: Instant;
  readonly plannedAt: Instant;
  readonly holdUntil: Instant | null;
  readonly rules: Rules;
}

interface WindowPlan {
  readonly issues: readonly PlannedIssue[];
  readonly cursor: CadenceCursor | null;
}

/** A slot that has passed since the cadence began and was not planned yet; `instant` is due at every tick. */
function findDueSlot(cadence: Cadence, cursor: CadenceCursor | null, t: Instant, rules: Rules): Slot | null {
  if (cadence === "instant") return { date: deriveLocalDate(t, rules.timeZone), at: t };
  const slot = findLatestSlot(cadence, t, rules);
  const began = cursor?.beganAt ?? t;
  if (slot.at + MINUTE_MS <= began) return null; // before the cadence began: not missed
  return cursor === null || cursor.slotDate === null || slot.date > cursor.slotDate ? slot : null;
}

function planWindow(input: WindowInput, slot: Slot | null): WindowPlan {
  const begun = input.cursor ?? { cadence: input.cadence, beganAt: input.t, slotDate: null, through: null };
  const unchanged = { issues: [], cursor: input.cursor === null ? begun : null };
  if (slot === null) return unchanged;
  const posts = selectWindow(input);
  if (input.cadence === "instant") {
    if (posts.length === 0) return unchanged;
    const issues = groupStories(posts).map((story) =>
      nameIssue(input, instantId(input, story.key, story.posts), slot.at, story.posts),
    );
    return { issues, cursor: { ...begun, through: input.t } };
  }
  const cursor = { ...begun, slotDate: slot.date, through: input.t };
  if (posts.length === 0) return { issues: [], cursor };
  return { issues: [nameIssue(input, `${input.cadence}-${slot.date}`, slot.at, posts)], cursor };
}

function planByHand(input: WindowInput): WindowPlan {
  if (input.cadence === "instant") return planWindow(input, { date: "", at: input.t });
  const posts = selectWindow(input);
  if (posts.length === 0) return { issues: [], cursor: null };
  const begun = input.cursor ?? { cadence: input.cadence, beganAt: input.t, slotDate: null, through: null };
  const id = `${input.cadence}-${deriveLocalDate(input.t, input.rules.timeZone)}-${hashWindow(input, posts)}`;
  return { issues: [nameIssue(input, id, input.t, posts)], cursor: { ...begun, through: input.t } };
}

/** What was released in (through, t], and what a cancelled issue gave back, in the order of the issue. */
function selectWindow(input: WindowInput): readonly Post[] {
  const from = input.cursor?.through ?? Number.NEGATIVE_INFINITY;
  const inside = input.posts.filter(
    (post) =>
      post.releasedAt !== null &&
      (post.releasedAt > from || input.reopened.has(post.id)) &&
      post.special === null &&
      !post.draft &&
      post.newsletter,
  );
  return groupStories(inside).flatMap((story) => story.posts);
}

function nameIssue(input: WindowInput, id: string, slotAt: Instant, posts: readonly Post[]): PlannedIssue {
  return {
    id: asIssueId(id),
    cadence: input.cadence,
    slotAt,
    windowFrom: deriveWindowFrom(input, posts),
    windowThrough: input.t,
    posts: posts.map((post) => post.id),
    shards: input.rules.shards,
    plannedAt: input.plannedAt,
    holdUntil: input.holdUntil,
  };
}

/** The end of the window before; earlier where a cancelled issue gave posts back, or they would count as served. */
function deriveWindowFrom(input: WindowInput, posts: readonly Post[]): Instant | null {
  const through = input.cursor?.through ?? null;
  const reopened = posts.filter((post) => input.reopened.has(post.id)).map((post) => post.releasedAt ?? 0);
  return through === null ? null : Math.min(through, ...reopened.map((releasedAt) => releasedAt - 1));
}

/** A later translation makes another issue of the same story, so the posts are part of the name. */
const instantId = (input: WindowInput, story: string, posts: readonly Post[]) =>
  `instant-${deriveShortHash([story, hashWindow(input, posts)])}`;

/** The posts; with the window where a cancelled issue of the same posts has that name already. */
function hashWindow(input: WindowInput, posts: readonly Post[]): string {
  const hash = hashPosts(posts);
  const again = posts.some((post) => input.reopened.has(post.id));
  return again ? deriveShortHash([hash, String(input.cursor?.through)]) : hash;
}

export const hashPosts = (posts: readonly { readonly id: PostId }[]) =>
  deriveShortHash(posts.map((post) => post.id).sort(compareText));
