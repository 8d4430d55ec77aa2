import { explainUnexpected } from "../../core/explain-unexpected.ts";
import type { Instant } from "../../core/ids.ts";
import type { Issue } from "../../core/issues/issue.ts";
import { isUnreadableRowError } from "../../core/unreadable-row.ts";
import type { IssueDependencies } from "../issues/sending/issue-dependencies.ts";
import { composeContent } from "./compose-content.ts";

const SECOND_TRY_MS = 5_000;
const MAX_TRIES = 2;

/**
 * Composes the content. The stores answered a moment ago, so a second failure is not an outage: the issue stops and
 * says why, and a resume by its author tries again. Returns when to continue.
 */
export async function tryToCompose(deps: IssueDependencies, issue: Issue): Promise<Instant> {
  const failure = await composeContent(deps, issue).then(
    () => null,
    (error: unknown) => ({ error }),
  );
  const now = deps.clock.now();
  if (failure === null) return now;
  if (isUnreadableRowError(failure.error)) throw failure.error;
  const reason = explainUnexpected(failure.error);
  deps.log.record("issue.compose-failed", { issue: issue.id, shard: deps.shard, reason });
  if (deps.ledger.countFailedCompose() < MAX_TRIES) return now + SECOND_TRY_MS;
  deps.ledger.stopForAuthor(`it could not be composed: ${reason}`, now);
  return now;
}
