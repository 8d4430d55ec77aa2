import type { RetiringIssue } from "../../../core/issues/issue.ts";
import type { RetiringIssues } from "../../../ports/tick/retiring-issues.ts";

/**
 * Issues that were never tried come first, then those tried longest ago, so that one that cannot be emptied does not
 * hold up others.
 */
const RETIRE = `UPDATE issues SET retired_at = ?2 WHERE id IN
  (SELECT id FROM issues WHERE emptied_at IS NULL AND closed_at < ?1 ORDER BY COALESCE(retired_at, 0), closed_at, id LIMIT ?3)
  RETURNING id, shards`;

/** One statement each: an issue that its author opens at the same time is either open or retired, never both. */
export function createD1RetiringIssues(db: D1Database): RetiringIssues {
  return {
    async retire(closedBefore, at, limit) {
      return (await db.prepare(RETIRE).bind(closedBefore, at, limit).all<RetiringIssue>()).results;
    },
    async markEmptied(id, at) {
      await db.prepare("UPDATE issues SET emptied_at = ? WHERE id = ?").bind(at, id).run();
    },
  };
}
