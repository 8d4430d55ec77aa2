import { type AuthorWish, explainRefusedWish } from "../../core/author-wish.ts";
import type { IssueId } from "../../core/ids.ts";
import { presentIssue } from "../../core/issue.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { Clock } from "../../ports/clock.ts";
import type { IssueStore } from "../../ports/issue-store.ts";
import type { IssueWaker } from "../../ports/issue-waker.ts";
import type { Log } from "../../ports/log.ts";
import { explainMissing, type PresentedIssue } from "./show-issues.ts";

export interface WishDependencies {
  readonly issues: IssueStore;
  readonly waker: IssueWaker;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Pauses an issue, lets it go on, cancels it, or lets a held one go. The wish is a recorded fact; the issue's object is woken and
 * sees it at its next slice, so a batch that is on its way is not called back. Twice is fine.
 */
export async function grantWish(
  deps: WishDependencies,
  id: IssueId,
  wish: AuthorWish,
): Promise<Result<PresentedIssue, Problem>> {
  const issue = await deps.issues.find(id);
  if (issue === null) return fail(explainMissing(id));
  const refusal = explainRefusedWish(issue, wish);
  if (refusal !== null) return fail(refusal);
  const now = deps.clock.now();
  await deps.issues.saveWish(id, wish, now);
  await deps.waker.wake(id, issue.shards);
  deps.log.record("issue.wish-granted", { issue: id, wish });
  return succeed(presentIssue((await deps.issues.find(id)) ?? issue, now));
}
