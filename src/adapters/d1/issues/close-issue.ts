import type { Instant, IssueId } from "../../../core/ids.ts";
import { WAS_TAKEN_BACK } from "./issue-row.ts";

/** SQL: not closed yet, and every shard has said that it is done. */
const CAN_CLOSE = `issues.closed_at IS NULL AND issues.shards =
  (SELECT COUNT(*) FROM json_each(CASE WHEN json_valid(issues.progress) THEN issues.progress ELSE '{}' END)
   WHERE CASE WHEN type = 'object' THEN json_extract(value, '$.done') END = 1)`;

/** SQL: the cadence had the post in an issue of its own, before the special: given back, it would come twice. */
const HAS_HAD = `EXISTS (SELECT 1 FROM issue_posts JOIN issues AS other ON other.id = issue_posts.issue
  WHERE issue_posts.post = value AND other.cadence = cadences.cadence AND other.id <> issues.id
  AND NOT (other.cancelled_at IS NOT NULL AND other.started_at IS NULL))`;

/**
 * How long catch-ups are kept: a held special looks back at who had caught up when it was planned, and none is held for
 * longer.
 */
const CATCH_UPS_KEPT_MS = 90 * 86_400_000;

/**
 * Closes an issue once all of its shards are done. Idempotent. If it was cancelled before any batch was frozen, its
 * posts go back in the same transaction: to its cadence's next issue; those of a special to every cadence whose window
 * has passed them without having them. (In a transaction of its own this could happen twice, with a plan in between.)
 * Readers who were to catch up with it do so with the next issue.
 */
export function closeStatements(db: D1Database, id: IssueId, at: Instant): D1PreparedStatement[] {
  const giveBack = db
    .prepare(
      `INSERT OR IGNORE INTO reopened (cadence, post)
       SELECT cadences.cadence, value FROM issues, json_each(issues.posts)
       JOIN cadences ON cadences.cadence = issues.cadence OR issues.cadence = 'special'
       JOIN posts ON posts.id = value AND posts.released_at <= cadences.through
       WHERE issues.id = ?1 AND ${WAS_TAKEN_BACK} AND ${CAN_CLOSE} AND NOT ${HAS_HAD}`,
    )
    .bind(id);
  const freePosts = db
    .prepare(
      `UPDATE posts SET special = NULL WHERE special = ?1
       AND EXISTS (SELECT 1 FROM issues WHERE issues.id = ?1 AND ${WAS_TAKEN_BACK} AND ${CAN_CLOSE})`,
    )
    .bind(id);
  const owed = db
    .prepare(
      `UPDATE catch_ups SET issue = NULL WHERE issue = ?1
       AND EXISTS (SELECT 1 FROM issues WHERE issues.id = ?1 AND ${WAS_TAKEN_BACK} AND ${CAN_CLOSE})`,
    )
    .bind(id);
  const longCaughtUp = db
    .prepare("DELETE FROM catch_ups WHERE issue IN (SELECT id FROM issues WHERE closed_at < ?1)")
    .bind(at - CATCH_UPS_KEPT_MS);
  const moveRevision = db
    .prepare(
      `UPDATE schedule SET revision = revision + 1
       WHERE EXISTS (SELECT 1 FROM issues WHERE issues.id = ?1 AND ${WAS_TAKEN_BACK} AND ${CAN_CLOSE})`,
    )
    .bind(id);
  const close = db.prepare(`UPDATE issues SET closed_at = ?1 WHERE id = ?2 AND ${CAN_CLOSE}`).bind(at, id);
  return [giveBack, freePosts, owed, longCaughtUp, moveRevision, close];
}
