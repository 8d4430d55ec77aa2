import { BATCH_SIZE, type LedgerFacts } from "../../core/batch.ts";
import type { Move } from "../../core/decide-next-move.ts";
import type { Instant } from "../../core/ids.ts";
import type { ShardProgress } from "../../core/issue.ts";

/** What a shard reports after a slice; the end is expected by the account's rate. */
export function deriveProgress(
  facts: LedgerFacts,
  move: Move,
  ratePerSecond: number,
  now: Instant,
): ShardProgress {
  const batches = Math.ceil(facts.unassigned / BATCH_SIZE) + facts.drafts + facts.open.length;
  const waitingFor = move.do === "rest" ? move.waitingFor : null;
  const startsAt = move.do === "rest" ? move.until : now;
  return {
    audience: facts.listed ? facts.audience : null,
    submitted: facts.submitted,
    refused: facts.refused,
    unknown: facts.unknown,
    waitingFor,
    expectedEndAt:
      facts.listed && startsAt !== null ? Math.round(startsAt + (batches / ratePerSecond) * 1000) : null,
    done: move.do === "close",
  };
}
