import type { Instant } from "../../core/ids.ts";
import { decidePlan, type PlanRequest } from "../../core/schedule/decide-plan.ts";
import { isEmptyPlan, type PlannedIssue } from "../../core/schedule/schedule.ts";
import type { WebhookOutcome } from "../../core/schedule/webhook-outcome.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { IssueWaker } from "../../ports/issues/issue-waker.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import type { Log } from "../../ports/runtime/log.ts";
import type { ScheduleStore } from "../../ports/schedule/schedule-store.ts";
import { refreshStories } from "../posts/refresh-stories.ts";
import { planApart } from "./plan-apart.ts";

export interface PlanDependencies {
  readonly newsletter: Newsletter;
  readonly schedule: ScheduleStore;
  readonly waker: IssueWaker;
  readonly clock: Clock;
  readonly log: Log;
}

/** What became of a webhook, made from the plan and committed with it. */
export type OutcomeMaker = (issues: readonly PlannedIssue[]) => WebhookOutcome | null;

/** Ticks and webhooks that meet decide again from what the other left; more than a handful never meet. */
const MAX_TRIES = 8;

/**
 * Releases what is due and plans the issues of the windows that end at `t`, in one transaction, then wakes their
 * objects. `busy`: others planned at the same time again and again; nothing was changed. A cadence whose cursor cannot
 * be read is left out; `unreadable` if the request named it. While the newsletter is paused, a tick releases alone;
 * `paused` if an issue was asked for.
 */
export async function planIssues(
  deps: PlanDependencies,
  request: PlanRequest,
  t: Instant,
  makeOutcome: OutcomeMaker = () => null,
): Promise<readonly PlannedIssue[] | "busy" | "unreadable" | "paused"> {
  const cadences = request.kind === "tick" ? request.cadences : [request.cadence];
  await refreshStories(deps);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const snapshot = await deps.schedule.read(cadences);
    if (request.kind === "cadence" && snapshot.pausedAt !== null) return "paused";
    if (request.kind === "cadence" && snapshot.unreadableCadences.includes(request.cadence))
      return "unreadable";
    const clock = { t, now: deps.clock.now() };
    const plan = await planApart(
      deps.schedule,
      (taken) => decidePlan(snapshot, request, clock, deps.newsletter, taken),
      ({ issues }) => issues,
    );
    if (isEmptyPlan(plan)) return [];
    const outcome = makeOutcome(plan.issues);
    if ((await deps.schedule.commit(plan, snapshot.revision, outcome)) === "outdated") continue;
    await announce(deps, plan.issues);
    return plan.issues;
  }
  return "busy";
}

/** A wake that is lost is made good by the next tick, which wakes every open issue. */
export async function announce(
  deps: Pick<PlanDependencies, "waker" | "log">,
  issues: readonly PlannedIssue[],
): Promise<void> {
  for (const issue of issues) {
    deps.log.record("issue.planned", { issue: issue.id, posts: issue.posts.length });
    await deps.waker.wake(issue.id, issue.shards);
  }
}
