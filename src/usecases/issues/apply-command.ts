import type { IssueId } from "../../core/ids.ts";
import type { StandingIssue } from "../../core/issues/derive-standing.ts";
import { explainRefusedCommand, type IssueCommand } from "../../core/issues/issue-command.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { IssueCommander } from "../../ports/issues/issue-commander.ts";
import type { IssueStore } from "../../ports/issues/issue-store.ts";
import type { PacerMemory } from "../../ports/provider/pacer.ts";
import type { Log } from "../../ports/runtime/log.ts";
import { explainMissing } from "./show-issues.ts";
import { type StandingDependencies, standNow } from "./stand-now.ts";

export interface CommandDependencies extends StandingDependencies {
  readonly issues: IssueStore;
  readonly commander: IssueCommander;
  readonly pacer: PacerMemory;
  readonly log: Log;
}

/**
 * Pauses, resumes or cancels an issue, or releases a held one. The command is recorded in the issue's row and then by
 * each of its objects, before this answers: no attempt starts afterwards, and attempts under way end. If an object
 * cannot be reached, the answer says so; that object sees the row at its next slice. Idempotent.
 */
export async function applyCommand(
  deps: CommandDependencies,
  id: IssueId,
  command: IssueCommand,
): Promise<Result<StandingIssue, Problem>> {
  const issue = await deps.issues.find(id);
  if (issue === null) return fail(explainMissing(id));
  const refusal = explainRefusedCommand(issue, command);
  if (refusal !== null) return fail(refusal);
  await deps.issues.saveCommand(id, command, deps.clock.now());
  const saved = (await deps.issues.find(id)) ?? issue;
  if (command === "resume") await deps.pacer.forgetLearnt(); // first, or the issue would meet the old figures at once
  const unreached = await deps.commander.command(saved);
  deps.log.record("issue.command-applied", { issue: id, command, unreached });
  return unreached === 0
    ? succeed(await standNow(deps, saved))
    : fail(explainUnreached(unreached, saved.shards));
}

const explainUnreached = (unreached: number, shards: number): Problem => ({
  kind: "issue-unreachable",
  detail: `It is recorded, but ${unreached} of ${shards} objects of the issue did not answer: what is due there may go on for some seconds, and until the next tick at most. Ask again to be sure.`,
});
