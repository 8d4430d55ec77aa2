import { explainUnreachedIssues } from "../../core/issues/issue-command.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { IssueCommander } from "../../ports/issues/issue-commander.ts";
import type { IssueStore } from "../../ports/issues/issue-store.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import type { Log } from "../../ports/runtime/log.ts";
import type { NewsletterPause } from "../../ports/schedule/newsletter-pause.ts";

export interface PauseDependencies {
  readonly pause: NewsletterPause;
  readonly issues: Pick<IssueStore, "listOpen">;
  readonly commander: IssueCommander;
  readonly clock: Pick<Clock, "now">;
  readonly log: Log;
}

/** Whether the newsletter is paused now. */
export interface PauseOutcome {
  readonly isPaused: boolean;
}

/**
 * Stops the whole newsletter: no issue is planned or goes on until it is resumed. Posts are released meanwhile, and
 * confirmations go. Recorded first, then told to the objects of every open issue, before this answers: no attempt starts
 * afterwards, and those under way end. If an object cannot be reached, the answer says so. Idempotent.
 */
export async function pauseNewsletter(deps: PauseDependencies): Promise<Result<PauseOutcome, Problem>> {
  await deps.pause.pause(deps.clock.now());
  return tellOpenIssues(deps, true);
}

/** Lets the newsletter go on; an issue that its author paused by itself stays so. Idempotent. */
export async function resumeNewsletter(deps: PauseDependencies): Promise<Result<PauseOutcome, Problem>> {
  await deps.pause.resume();
  return tellOpenIssues(deps, false);
}

/** One issue after the other: a Worker may have six connections waiting, and an issue has up to sixteen objects. */
async function tellOpenIssues(
  { issues, commander, log }: PauseDependencies,
  isPaused: boolean,
): Promise<Result<PauseOutcome, Problem>> {
  let unreached = 0;
  for (const issue of await issues.listOpen()) unreached += await commander.command(issue);
  log.record(isPaused ? "newsletter.paused" : "newsletter.resumed", { unreached });
  return unreached === 0 ? succeed({ isPaused }) : fail(explainUnreachedIssues(unreached));
}
