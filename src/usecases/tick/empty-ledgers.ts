import { explainUnexpected } from "../../core/explain-unexpected.ts";
import { deriveKeeping } from "../../core/keeping.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import type { Log } from "../../ports/runtime/log.ts";
import type { LedgerEmptier, RetiringIssue, RetiringIssues } from "../../ports/tick/retiring-issues.ts";
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
 * Frees the storage of issues that closed long ago. An empty object is like one that has not begun, so that the issue is
 * retired before: no word, no wake and no late report opens it again. Stopped anywhere, another tick does it once more;
 * one that cannot be emptied keeps no other full. Fails where one could not.
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
