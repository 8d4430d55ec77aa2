import type { Instant } from "../../core/ids.ts";
import type { RetiringIssue } from "../../core/issues/issue.ts";

/** Issues whose ledgers are given up, long after they closed. */
export interface RetiringIssues {
  /**
   * Retires issues that closed before `closedBefore`, at most `limit`: from then on nothing opens them again. Returns
   * the issues whose storage is still to be freed, including those of an earlier call that was cut off.
   */
  retire(closedBefore: Instant, at: Instant, limit: number): Promise<readonly RetiringIssue[]>;
  /** The storage of all its objects was freed. */
  markEmptied(id: RetiringIssue["id"], at: Instant): Promise<void>;
}

/** Frees all that the object of a shard holds; for a retired issue alone. Idempotent. */
export interface LedgerEmptier {
  empty(issue: RetiringIssue["id"], shard: number): Promise<void>;
}
