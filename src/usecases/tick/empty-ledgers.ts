import { explainUnexpected } from "../../core/explain-unexpected.ts";
import type { RetiringIssue } from "../../core/issues/issue.ts";
import { deriveKeeping } from "../../core/keeping.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import type { Log } from "../../ports/runtime/log.ts";
import type { LedgerEmptier, RetiringIssues } from "../../ports/tick/retiring-issues.ts";
import { succeeds } from "./run-tick.ts";

export interface EmptyDependencies {
  readonly retiring: RetiringIssues;
  readonly emptier: LedgerEmptier;
  readonly clock: Pick<Clock, "now">;
  readonly log: Log;
}

/** Up to sixteen objects each: what one tick does not free another does. */
const ISSUES_PER_TICK = 4;

/**
 * Frees the storage of issues that closed long ago. An emptied object looks like one that has not begun, so the issue
 * is retired first: from then on no word of its author, no wake and no late report opens it. If this stops anywhere,
 * another tick repeats it; an issue that cannot be emptied does not hold up the others. Fails if one could not be
 * emptied.
 */
export async function emptyLedgers(deps: EmptyDependencies): Promise<void> {
  const now = deps.clock.now();
  let full = 0;
  for (const issue of await deps.retiring.retire(deriveKeeping(now).ledgersFrom, now, ISSUES_PER_TICK)) {
    const emptied = await succeeds(
      () => emptyIssue(deps, issue),
      (error) => deps.log.record("issue.not-emptied", { issue: issue.id, reason: explainUnexpected(error) }),
    );
    if (!emptied) full += 1;
  }
  if (full > 0) throw new Error(`${full} issues could not be emptied`);
}

async function emptyIssue(
  { retiring, emptier, clock, log }: EmptyDependencies,
  { id, shards }: RetiringIssue,
) {
  await Promise.all(Array.from({ length: shards }, (_, shard) => emptier.empty(id, shard)));
  await retiring.markEmptied(id, clock.now());
  log.record("issue.emptied", { issue: id });
}
