import { type Cadence, nameOffered } from "../../core/cadence.ts";
import type { IssueId } from "../../core/ids.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import { decideSpecial, selectSpecials } from "../../core/schedule/decide-special.ts";
import type { IssueOutcome } from "../../core/schedule/issue-outcome.ts";
import type { PlannedIssue } from "../../core/schedule/schedule.ts";
import type { WebhookOutcome } from "../../core/schedule/webhook-outcome.ts";
import type { IssueStore } from "../../ports/issues/issue-store.ts";
import type { WebhookOutcomes } from "../../ports/schedule/webhook-outcomes.ts";
import type { LookRequest } from "../pages/look-at-pages.ts";
import { refreshStories } from "../posts/refresh-stories.ts";
import { namePosts } from "./name-posts.ts";
import { planApart } from "./plan-apart.ts";
import { announce, type PlanDependencies, planIssues } from "./plan-issues.ts";
import { type PreviewDependencies, previewIssue } from "./preview-issue.ts";
import { submitTest, type TestDependencies } from "./submit-test.ts";

/** What an author asks for, by the API or a webhook. */
export interface IssueRequest {
  readonly cadence: Cadence | null;
  /** Ids or paths. */
  readonly posts: readonly string[] | null;
  readonly dryRun: boolean;
  readonly testTo: string | null;
  readonly holdMinutes: number | null;
  /** A repeated id gets the first answer. */
  readonly webhookId: string | null;
}

export interface RequestDependencies extends PlanDependencies, PreviewDependencies, TestDependencies {
  readonly outcomes: WebhookOutcomes;
  readonly issues: Pick<IssueStore, "find">;
  /** Asks for the pages that posts wait for, where the settings say so. */
  readonly lookAtPages: (request: LookRequest) => Promise<void>;
}

const NOTHING_DUE = "Nothing is due. Ask with dryRun to see why of every post.";
const BUSY: Problem = { kind: "conflict", detail: "Others plan at this very moment. Try again in a second." };
const UNREADABLE: Problem = {
  kind: "conflict",
  detail:
    "Where this cadence stands cannot be read, so that nobody knows what is due. GET /health names the row.",
};

const PAUSED: Problem = {
  kind: "newsletter-paused",
  detail: "No issue is planned until it is resumed: POST /api/resume, or npm run gazette -- resume.",
};

/**
 * Plans an issue now, shows what it would be, or submits a test. The outcome of a webhook is committed with the plan,
 * so that a repeat finds it even where the first call was cut off.
 */
export async function requestIssue(
  deps: RequestDependencies,
  asked: IssueRequest,
): Promise<Result<IssueOutcome, Problem>> {
  const first = asked.webhookId === null ? null : await deps.outcomes.find(asked.webhookId);
  if (first !== null) return repeatOutcome(deps, first.outcome);
  await refreshStories(deps);
  const request = { ...asked, posts: asked.posts === null ? null : await namePosts(deps, asked.posts) };
  const { cadences } = deps.newsletter;
  if (request.cadence !== null && !cadences.includes(request.cadence)) return refuseCadence(cadences);
  if (request.dryRun) {
    const preview = await previewIssue(deps, request);
    return preview.ok ? keep(deps, request, preview.value) : preview;
  }
  if (request.testTo !== null) {
    const tested = await submitTest(deps, request, request.testTo);
    return tested.ok ? keep(deps, request, tested.value) : tested;
  }
  return request.posts === null
    ? requestCadence(deps, request)
    : requestSpecial(deps, request, request.posts);
}

/** Nobody reads at such a cadence (readers who chose it once get the default), and its issue would use up a window. */
function refuseCadence(offered: readonly Cadence[]): Result<never, Problem> {
  return fail({ kind: "request-malformed", faults: [{ field: "cadence", reason: nameOffered(offered) }] });
}

async function requestCadence(
  deps: RequestDependencies,
  request: IssueRequest,
): Promise<Result<IssueOutcome, Problem>> {
  const cadence = request.cadence ?? deps.newsletter.cadences[0] ?? "weekly";
  const holdMinutes = request.holdMinutes ?? deps.newsletter.holdMinutes;
  const makeOutcome = (issues: readonly PlannedIssue[]) =>
    toWebhookOutcome(deps, request, deriveOutcome(issues[0]?.id));
  await deps.lookAtPages({ t: deps.clock.now(), isAsked: true });
  const issues = await planIssues(
    deps,
    { kind: "cadence", cadence, holdMinutes },
    deps.clock.now(),
    makeOutcome,
  );
  if (issues === "busy") return findOutcome(deps, request);
  if (issues === "unreadable") return fail(UNREADABLE);
  if (issues === "paused") return fail(PAUSED);
  const outcome = deriveOutcome(issues[0]?.id);
  return issues.length === 0 ? keep(deps, request, outcome) : succeed(outcome);
}

async function requestSpecial(
  deps: RequestDependencies,
  request: IssueRequest,
  wanted: readonly string[],
): Promise<Result<IssueOutcome, Problem>> {
  const holdMinutes = request.holdMinutes ?? deps.newsletter.holdMinutes;
  for (let tries = 0; tries < 8; tries += 1) {
    const { revision, clock, pausedAt, isOnProbation } = await deps.schedule.read([]);
    const posts = await deps.schedule.findPosts(wanted);
    const now = deps.clock.now();
    const special = { posts: wanted, holdMinutes };
    const decided = await planApart(
      deps.schedule,
      (taken) =>
        decideSpecial({ clock, isOnProbation, posts, taken }, special, { t: now, now }, deps.newsletter),
      selectSpecials,
    );
    if (!decided.ok) return decided;
    if ("existing" in decided.value) {
      await wakeAgain(deps, decided.value.existing);
      return keep(deps, request, { kind: "planned", id: decided.value.existing });
    }
    if (pausedAt !== null) return fail(PAUSED);
    const { plan } = decided.value;
    const outcome = deriveOutcome(plan.issues[0]?.id);
    const webhook = toWebhookOutcome(deps, request, outcome);
    if ((await deps.schedule.commit(plan, revision, webhook)) === "outdated") continue;
    await announce(deps, plan.issues);
    return succeed(outcome);
  }
  return findOutcome(deps, request);
}

/**
 * The first outcome again. Wakes the issue too: the first call may have been cut off between the plan's commit and the
 * wake.
 */
async function repeatOutcome(
  deps: RequestDependencies,
  outcome: IssueOutcome,
): Promise<Result<IssueOutcome, Problem>> {
  if (outcome.kind === "planned") await wakeAgain(deps, outcome.id);
  return succeed(outcome);
}

async function wakeAgain(deps: RequestDependencies, id: IssueId): Promise<void> {
  const issue = await deps.issues.find(id);
  if (issue !== null && issue.closedAt === null) await deps.waker.wake(id, issue.shards);
}

const deriveOutcome = (id: IssueId | undefined): IssueOutcome =>
  id === undefined ? { kind: "nothing-due", reason: NOTHING_DUE } : { kind: "planned", id };

function toWebhookOutcome(
  deps: RequestDependencies,
  { webhookId }: IssueRequest,
  outcome: IssueOutcome,
): WebhookOutcome | null {
  return webhookId === null ? null : { id: webhookId, at: deps.clock.now(), outcome };
}

/** Keeps what became of a webhook that planned nothing; the first outcome stands. */
async function keep(
  deps: RequestDependencies,
  request: IssueRequest,
  outcome: IssueOutcome,
): Promise<Result<IssueOutcome, Problem>> {
  const webhook = toWebhookOutcome(deps, request, outcome);
  return succeed(webhook === null ? outcome : (await deps.outcomes.claim(webhook)).outcome);
}

/** A repeat that ran at the same time as its first call loses every commit to it, and finds its outcome here. */
async function findOutcome(
  deps: RequestDependencies,
  request: IssueRequest,
): Promise<Result<IssueOutcome, Problem>> {
  const webhook = request.webhookId === null ? null : await deps.outcomes.find(request.webhookId);
  return webhook === null ? fail(BUSY) : succeed(webhook.outcome);
}
