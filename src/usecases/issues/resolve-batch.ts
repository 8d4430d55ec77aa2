import type { IssueId } from "../../core/ids.ts";
import { type BatchLabel, parseBatchLabel } from "../../core/issues/batch-label.ts";
import type { StandingIssue } from "../../core/issues/derive-standing.ts";
import { RETIRED_DETAIL } from "../../core/issues/issue.ts";
import type { Resolution } from "../../core/issues/unknown-batch.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { IssueLedgers } from "../../ports/issues/issue-ledgers.ts";
import type { CommandDependencies } from "./apply-command.ts";
import { explainMissing } from "./show-issues.ts";
import { type StandingDependencies, standNow } from "./stand-now.ts";

export interface ResolveDependencies
  extends StandingDependencies,
    Pick<CommandDependencies, "issues" | "log"> {
  readonly ledgers: Pick<IssueLedgers, "resolve">;
}

/**
 * Records what the author says became of an unknown batch. The issue is reopened before the ledger records it: if this
 * stops in between, an issue with nothing to do is open, and closes again.
 */
export async function resolveBatch(
  deps: ResolveDependencies,
  id: IssueId,
  request: { readonly batch: BatchLabel; readonly as: Resolution },
): Promise<Result<StandingIssue, Problem>> {
  const issue = await deps.issues.find(id);
  if (issue === null) return fail(explainMissing(id));
  const place = parseBatchLabel(request.batch, issue.shards);
  if (place === null)
    return fail({ kind: "request-malformed", detail: `This issue has no batch "${request.batch}".` });
  if (!(await opensFor(deps, id, place.shard))) return fail({ kind: "conflict", detail: RETIRED_DETAIL });
  const resolved = await deps.ledgers.resolve(id, place.shard, place.batch, request.as);
  if (resolved === "not-unknown") {
    return fail({
      kind: "conflict",
      detail: "The outcome of that batch is not unknown, so there is nothing to resolve.",
    });
  }
  deps.log.record("batch.resolved", { issue: id, shard: place.shard, batch: place.batch, as: request.as });
  return succeed(await standNow(deps, (await deps.issues.find(id)) ?? issue));
}

/** Asked after the reopening: a tick may retire the issue at this very moment, and its ledger may be empty already. */
async function opensFor({ issues }: Pick<ResolveDependencies, "issues">, id: IssueId, shard: number) {
  await issues.reopen(id, shard);
  return (await issues.find(id))?.retiredAt === null;
}
