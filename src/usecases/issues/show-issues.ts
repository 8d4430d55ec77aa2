import type { EditionKey, Instant, IssueId } from "../../core/ids.ts";
import { deriveStopReason, type Issue, presentIssue } from "../../core/issues/issue.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { IssueLedgers } from "../../ports/issues/issue-ledgers.ts";
import type { EditionStore, IssueStore } from "../../ports/issues/issue-store.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import { listUnknownBatches, type PresentedUnknownBatch } from "./list-unknown-batches.ts";

export interface ShowDependencies {
  readonly issues: IssueStore;
  readonly editions: Pick<EditionStore, "listEditions">;
  readonly ledgers: Pick<IssueLedgers, "listUnknown">;
  readonly clock: Clock;
}

export type PresentedIssue = ReturnType<typeof presentIssue>;

/** One issue looked at by itself: also its editions, its speed so far, whom it left out, and what is unknown. */
export interface DetailedIssue extends PresentedIssue {
  readonly editions: readonly EditionKey[];
  /** Mails a second. */
  readonly rate: number | null;
  /** Why it waits for its author; null where it does not. */
  readonly stoppedBecause: string | null;
  /** How many readers a cancelled issue did not serve; null: it is not cancelled, or still settles batches in doubt. */
  readonly notServed: number | null;
  readonly unknownBatches: readonly PresentedUnknownBatch[];
}

export const explainMissing = (id: IssueId): Problem => ({
  kind: "issue-not-found",
  detail: `There is no issue "${id}". They are listed by npm run gazette -- issues show, and by GET /api/issues.`,
});

/** Newest first. */
export async function listIssues(
  deps: ShowDependencies,
  page: { readonly limit: number; readonly offset: number },
) {
  const issues = await deps.issues.list(page);
  return issues.map((issue) => presentIssue(issue, deps.clock.now()));
}

export async function findIssue(
  deps: ShowDependencies,
  id: IssueId,
): Promise<Result<DetailedIssue, Problem>> {
  const issue = await deps.issues.find(id);
  if (issue === null) return fail(explainMissing(id));
  const now = deps.clock.now();
  const presented = presentIssue(issue, now);
  const rate = deriveRate(issue, presented.counts.submitted, now);
  return succeed({
    ...presented,
    editions: await deps.editions.listEditions(id),
    rate,
    stoppedBecause: presented.waitingFor === "author" ? deriveStopReason(issue) : null,
    notServed: deriveNotServed(issue, presented),
    unknownBatches: await listUnknownBatches(deps, issue),
  });
}

function deriveNotServed(issue: Issue, { counts }: PresentedIssue): number | null {
  if (issue.cancelledAt === null || issue.closedAt === null) return null;
  return counts.audience - counts.submitted - counts.refused - counts.unknown;
}

/** Mails a second over the whole sending time, to two places; null before it began. */
function deriveRate(issue: Issue, submitted: number, now: Instant): number | null {
  if (issue.startedAt === null) return null;
  const seconds = Math.max(0.001, ((issue.closedAt ?? now) - issue.startedAt) / 1000);
  return Math.round((submitted / seconds) * 100) / 100;
}
