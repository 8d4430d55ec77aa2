import type { IssueCadence } from "../../core/cadence.ts";
import { asPostId, type Instant, type IssueId } from "../../core/ids.ts";
import type { CatchUp } from "../../ports/issue-store.ts";

/** SQL: those whom this issue was given when it was planned; of a draft, which no plan knows, those whom it would be given. */
const OWED = `catch_ups WHERE issue = ?1
  OR (issue IS NULL AND cadence = ?2 AND NOT EXISTS (SELECT 1 FROM issues WHERE id = ?1))`;

/** What windows could hold of what they had passed by: released, public, and in no special. */
const PASSED_BY = `SELECT id FROM posts WHERE deleted_at IS NULL AND draft = 0 AND newsletter = 1 AND special IS NULL
  AND released_at > (SELECT MIN(served_through) FROM ${OWED}) AND released_at <= (SELECT MAX(through) FROM ${OWED})`;

/** One transaction. */
export async function findCatchUp(db: D1Database, id: IssueId, cadence: IssueCadence): Promise<CatchUp> {
  const [ends, posts] = await db.batch([
    db.prepare(`SELECT through FROM ${OWED}`).bind(id, cadence),
    db.prepare(PASSED_BY).bind(id, cadence),
  ]);
  return {
    ends: ((ends?.results ?? []) as { through: Instant }[]).map(({ through }) => through),
    posts: ((posts?.results ?? []) as { id: string }[]).map((row) => asPostId(row.id)),
  };
}
