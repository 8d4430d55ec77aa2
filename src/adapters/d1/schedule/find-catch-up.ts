import type { IssueCadence } from "../../../core/cadence.ts";
import type { CatchUp } from "../../../core/editions/earlier.ts";
import { asPostId, type IssueId } from "../../../core/ids.ts";
import type { CadenceEnd } from "../../../core/subscribers/preferences/decide-preferences.ts";

/**
 * SQL: the catch-ups that this issue was given when it was planned. For a draft, which no plan knows: those that it
 * would be given.
 */
const OWED = `catch_ups WHERE issue = ?1
  OR (issue IS NULL AND cadence = ?2 AND NOT EXISTS (SELECT 1 FROM issues WHERE id = ?1))`;

/** SQL: which of two issues was planned first; the time that is planned with never repeats. */
const planned = (issue: string) => `(SELECT window_through FROM issues WHERE id = ${issue})`;

/**
 * SQL: the posts that windows had passed by and readers may be owed: released, and in no special; compose checks
 * whether they are public. A special that was planned after this issue relies on them (`selectEdition`).
 */
const PASSED_BY = `SELECT id FROM posts WHERE deleted_at IS NULL AND home IS NULL AND newsletter = 1
  AND (special IS NULL OR ${planned("special")} > ${planned("?1")})
  AND released_at > (SELECT MIN(served_through) FROM ${OWED}) AND released_at <= (SELECT MAX(through) FROM ${OWED})`;

/** SQL: the catch-ups that were still owed when this special was planned. */
const WAITING = `SELECT cadence, through FROM catch_ups
  WHERE issue IS NULL OR ${planned("catch_ups.issue")} > ${planned("?1")}`;

/** One transaction. A special brings no catch-up, but must know which readers had not had theirs yet. */
export async function findCatchUp(db: D1Database, id: IssueId, cadence: IssueCadence): Promise<CatchUp> {
  if (cadence === "special") {
    const waiting = await db.prepare(WAITING).bind(id).all<CadenceEnd>();
    return { ends: waiting.results, posts: [] };
  }
  const [ends, posts] = await db.batch([
    db.prepare(`SELECT cadence, through FROM ${OWED}`).bind(id, cadence),
    db.prepare(PASSED_BY).bind(id, cadence),
  ]);
  return {
    ends: (ends?.results ?? []) as CadenceEnd[],
    posts: ((posts?.results ?? []) as { id: string }[]).map((row) => asPostId(row.id)),
  };
}
