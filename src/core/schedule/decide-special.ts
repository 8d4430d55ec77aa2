import type { Instant, IssueId } from "../ids.ts";
import type { Post } from "../posts/post.ts";
import { explainHome, type PublicView } from "../posts/public-post.ts";
import { groupStories } from "../posts/story.ts";
import type { Fault, Problem } from "../problem.ts";
import { fail, type Result, succeed } from "../result.ts";
import type { Newsletter } from "../settings/settings.ts";
import { deriveLocalDate } from "../time-zone.ts";
import { deriveEffectiveTime, deriveHold, type PlanClock } from "./decide-plan.ts";
import { createNames } from "./issue-name.ts";
import { listIds } from "./plan-window.ts";
import type { Plan, PlannedIssue } from "./schedule.ts";

export interface SpecialRequest {
  /** Ids of posts, or their paths. */
  readonly posts: readonly string[];
  readonly holdMinutes: number;
}

/** What is known about the posts asked for, read with the schedule. */
export interface SpecialFacts {
  readonly clock: number;
  readonly isOnProbation: boolean;
  readonly posts: readonly Post[];
  /** Names that other issues have. */
  readonly taken?: readonly IssueId[];
}

/** `existing`: these very posts were asked for before, and that issue is the answer. */
export type SpecialDecision = { readonly existing: IssueId } | { readonly plan: Plan };

/** The issues that a decision would make. */
export const selectSpecials = (decided: Result<SpecialDecision, Problem>): Plan["issues"] =>
  decided.ok && "plan" in decided.value ? decided.value.plan.issues : [];

/**
 * A special: these posts to everybody, at once. Age and `newsletter: false` are overridden; posts that stay home and
 * future posts never go. The posts leave all later windows; readers who got one of them in an earlier issue do not get
 * it again (`selectEdition`).
 */
export function decideSpecial(
  facts: SpecialFacts,
  request: SpecialRequest,
  clock: PlanClock,
  rules: Pick<Newsletter, "timeZone" | "languages" | "shards">,
): Result<SpecialDecision, Problem> {
  const existing = findSameSpecial(facts.posts, request.posts);
  if (existing !== null) return succeed({ existing });
  const t = deriveEffectiveTime(clock.t, facts.clock);
  const faults = request.posts.flatMap(
    (id) => findFault(id, facts, { at: t, languages: rules.languages }) ?? [],
  );
  if (faults.length > 0) return fail({ kind: "request-malformed", faults });
  const posts = groupStories(facts.posts).flatMap((story) => story.posts);
  const stem = `special-${deriveLocalDate(t, rules.timeZone)}`;
  const id = createNames(facts.taken ?? [])({ stem, hashed: listIds(posts) }, t);
  const holdUntil = deriveHold(facts, request.holdMinutes, clock.now);
  return succeed({
    plan: {
      at: t,
      releases: posts.filter((post) => post.releasedAt === null).map((post) => post.id),
      specials: posts.map((post) => ({ post: post.id, issue: id })),
      issues: [planSpecial(posts, { id, t, now: clock.now, holdUntil, shards: rules.shards })],
      cursors: [],
      takenUp: [],
      putBack: [],
    },
  });
}

/** The issue of these posts, in the order of their stories. */
export function planSpecial(
  posts: readonly Post[],
  given: Pick<PlannedIssue, "id" | "holdUntil" | "shards"> & { readonly t: Instant; readonly now: Instant },
): PlannedIssue {
  const { id, t, now, holdUntil, shards } = given;
  return {
    ...{ id, holdUntil, shards, cadence: "special" },
    slotAt: t,
    windowFrom: null,
    windowThrough: t,
    posts: groupStories(posts).flatMap((story) => story.posts.map((post) => post.id)),
    plannedAt: now,
    readerHours: null,
  };
}

function findSameSpecial(posts: readonly Post[], wanted: readonly string[]): IssueId | null {
  const special = posts[0]?.special ?? null;
  const isFound = (name: string) => posts.some((post) => isNamed(post, name));
  return wanted.every(isFound) && posts.every((post) => post.special === special) ? special : null;
}

/** A special asks for nobody's page. */
type HomeView = Omit<PublicView, "requirePage">;

const isNamed = (post: Post, name: string) => post.id === name || post.path === name;

/** Why a post that was named cannot be shown at all: there is none, or it stays home. */
export function findAbsence(name: string, facts: Pick<SpecialFacts, "posts">, view: HomeView): Fault | null {
  const post = facts.posts.find((one) => isNamed(one, name));
  if (post === undefined)
    return {
      field: "posts",
      reason: `There is no post "${name}". They are listed by npm run gazette -- posts list, and by GET /api/posts.`,
    };
  const home = explainHome(post, view);
  return home === null
    ? null
    : { field: "posts", reason: `"${name}" is not for the public: ${home}. Make it public first.` };
}

function findFault(name: string, facts: SpecialFacts, view: HomeView): Fault | null {
  const absence = findAbsence(name, facts, view);
  const post = facts.posts.find((one) => isNamed(one, name));
  if (absence !== null || post === undefined) return absence;
  if (post.copyOf !== undefined)
    return { field: "posts", reason: `"${name}" has the same bytes as "${post.copyOf}": name that one.` };
  return post.publishedAt > view.at ? { field: "posts", reason: `"${name}" is dated in the future.` } : null;
}
