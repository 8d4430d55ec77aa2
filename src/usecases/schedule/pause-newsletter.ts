import { explainUnreachedIssues } from "../../core/issues/issue-command.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import { decideNewBeginning } from "../../core/schedule/decide-new-beginning.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { IssueCommander } from "../../ports/issues/issue-commander.ts";
import type { IssueStore } from "../../ports/issues/issue-store.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import type { Log } from "../../ports/runtime/log.ts";
import type { NewsletterPause } from "../../ports/schedule/newsletter-pause.ts";
import type { ScheduleStore } from "../../ports/schedule/schedule-store.ts";

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

export interface ResumeDependencies extends PauseDependencies {
  readonly schedule: Pick<ScheduleStore, "read">;
  readonly newsletter: Pick<Newsletter, "languages" | "maximumAgeDays" | "requirePage">;
}

/** Ticks and posts that come at the same moment; more than a handful never meet. */
const MAX_TRIES = 8;

/**
 * Lets the newsletter go on; an issue that its author paused by itself stays so. One that was restored begins anew with its
 * first resume (`decideNewBeginning`). Idempotent.
 */
export async function resumeNewsletter(deps: ResumeDependencies): Promise<Result<PauseOutcome, Problem>> {
  if ((await deps.pause.findRestored()) !== null) {
    if (!(await beginAnew(deps))) return fail({ kind: "conflict" });
  } else await deps.pause.resume();
  return tellOpenIssues(deps, false);
}

async function beginAnew({ pause, schedule, newsletter, clock, log }: ResumeDependencies): Promise<boolean> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const snapshot = await schedule.read("everything");
    const plan = decideNewBeginning(snapshot, clock.now(), newsletter);
    if ((await pause.beginAnew(plan, snapshot.revision)) === "outdated") continue;
    log.record("newsletter.begun-anew", { at: plan.at, released: plan.releases.length });
    return true;
  }
  return false;
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
