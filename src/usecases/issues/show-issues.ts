import type { EditionKey, Instant, IssueId } from "../../core/ids.ts";
import type { StandingIssue } from "../../core/issues/derive-standing.ts";
import { deriveStopReason, type Issue } from "../../core/issues/issue.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { EditionStore } from "../../ports/editions/edition-store.ts";
import type { IssueLedgers } from "../../ports/issues/issue-ledgers.ts";
import type { IssueStore } from "../../ports/issues/issue-store.ts";
import type { NewsletterPause } from "../../ports/schedule/newsletter-pause.ts";
import { listUnknownBatches, type NamedUnknownBatch } from "./list-unknown-batches.ts";
import { type StandingDependencies, standAllNow, standNow } from "./stand-now.ts";

export interface ShowDependencies extends StandingDependencies {
  readonly issues: IssueStore;
  readonly editions: Pick<EditionStore, "listEditions">;
  readonly ledgers: Pick<IssueLedgers, "listUnknown">;
  readonly pause: Pick<NewsletterPause, "find">;
}

/** One issue looked at by itself. */
export interface WholeIssue extends StandingIssue {
  readonly editions: readonly EditionKey[];
  /** Mails a second; null before it began. */
  readonly rate: number | null;
  /** Why it waits for its author; null where it does not. */
  readonly stoppedBecause: string | null;
  /** How many readers a cancelled issue did not serve; null: it is not cancelled, or still settles batches in doubt. */
  readonly notServed: number | null;
  readonly unknownBatches: readonly NamedUnknownBatch[];
}

export const explainMissing = (id: IssueId): Problem => ({
  kind: "issue-not-found",
  detail: `There is no issue "${id}". They are listed by npm run gazette -- issues show, and by GET /api/issues.`,
});

/** Newest first, and whether the whole newsletter is paused. */
export async function listIssues(
  deps: ShowDependencies,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly issues: readonly StandingIssue[]; readonly isPaused: boolean }> {
  const [listed, pausedAt] = await Promise.all([deps.issues.list(page), deps.pause.find()]);
  return { issues: await standAllNow(deps, listed), isPaused: pausedAt !== null };
}

export async function findIssue(deps: ShowDependencies, id: IssueId): Promise<Result<WholeIssue, Problem>> {
  const issue = await deps.issues.find(id);
  if (issue === null) return fail(explainMissing(id));
  const now = deps.clock.now();
  const { standing } = await standNow(deps, issue);
  return succeed({
    issue,
    standing,
    editions: await deps.editions.listEditions(id),
    rate: deriveRate(issue, standing.counts.submitted, now),
    stoppedBecause: standing.waitingFor === "author" ? deriveStopReason(issue) : null,
    notServed: deriveNotServed({ issue, standing }),
    unknownBatches: await listUnknownBatches(deps, issue),
  });
}

function deriveNotServed({ issue, standing: { counts } }: StandingIssue): number | null {
  if (issue.cancelledAt === null || issue.closedAt === null) return null;
  return counts.audience - counts.submitted - counts.refused - counts.unknown;
}

/** Mails a second over the whole sending time, to two places; null before it began. */
function deriveRate(issue: Issue, submitted: number, now: Instant): number | null {
  if (issue.startedAt === null) return null;
  const seconds = Math.max(0.001, ((issue.closedAt ?? now) - issue.startedAt) / 1000);
  return Math.round((submitted / seconds) * 100) / 100;
}
