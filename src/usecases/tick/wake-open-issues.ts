import { explainUnexpected } from "../../core/explain-unexpected.ts";
import type { IssueStore } from "../../ports/issues/issue-store.ts";
import type { IssueWaker } from "../../ports/issues/issue-waker.ts";
import type { Log } from "../../ports/runtime/log.ts";
import { succeeds } from "./run-tick.ts";

export interface WakeDependencies {
  readonly issues: Pick<IssueStore, "listOpen">;
  readonly waker: IssueWaker;
  readonly log: Log;
}

/**
 * Wakes every issue that is not closed. One that cannot be woken does not hold up the others; fails if one could not be
 * woken.
 */
export async function wakeOpenIssues({ issues, waker, log }: WakeDependencies): Promise<void> {
  let asleep = 0;
  for (const issue of await issues.listOpen()) {
    const woken = await succeeds(
      () => waker.wake(issue.id, issue.shards),
      (error) => log.record("issue.wake-failed", { issue: issue.id, reason: explainUnexpected(error) }),
    );
    if (!woken) asleep += 1;
  }
  if (asleep > 0) throw new Error(`${asleep} issues could not be woken`);
}
