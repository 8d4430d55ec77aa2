import type { IssueId } from "../../core/ids.ts";
import { presentIssue } from "../../core/issue.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { Clock } from "../../ports/clock.ts";
import type { IssueStore } from "../../ports/issue-store.ts";

export interface ShowDependencies {
  readonly issues: IssueStore;
  readonly clock: Clock;
}

export type PresentedIssue = ReturnType<typeof presentIssue>;

export const explainMissing = (id: IssueId): Problem => ({
  kind: "issue-not-found",
  detail: `There is no issue "${id}". GET /api/issues lists them.`,
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
): Promise<Result<PresentedIssue, Problem>> {
  const issue = await deps.issues.find(id);
  if (issue === null) return fail(explainMissing(id));
  return succeed(presentIssue(issue, deps.clock.now()));
}
