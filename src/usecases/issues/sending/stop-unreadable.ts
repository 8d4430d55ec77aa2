import { isUnreadableRowError } from "../../../core/unreadable-row.ts";
import type { IssueDependencies } from "./issue-dependencies.ts";

/**
 * The result of the work, or `stopped` if it needs a row that cannot be read: the issue then waits for its author and
 * names the row, instead of trying again every few seconds for ever. Nothing is guessed.
 */
export function stopWhereUnreadable<Answer>(
  deps: Pick<IssueDependencies, "id" | "shard" | "ledger" | "clock" | "log">,
  work: () => Promise<Answer>,
): Promise<Answer | "stopped"> {
  return work().catch((error: unknown) => {
    if (!isUnreadableRowError(error)) throw error;
    deps.ledger.stopForAuthor(error.message, deps.clock.now());
    deps.log.record("issue.stopped", { issue: deps.id, shard: deps.shard, reason: error.message });
    return "stopped" as const;
  });
}
