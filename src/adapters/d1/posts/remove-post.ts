import type { Instant } from "../../../core/ids.ts";
import { selectHeir, type Twin } from "../../../core/posts/decide-post-identity.ts";
import { isOutdated } from "../schedule/plan-statements.ts";
import { bindChange, noteChange } from "./posts-changed.ts";
import { inheritStatements } from "./rename-statements.ts";
import { STORED_POST_COLUMNS, type StoredPostRow, toTwin } from "./stored-post.ts";
import { possibleTranslationStatement, storyStatement } from "./story-statements.ts";

/** Of several writers that meet, one wins each round. */
const ATTEMPTS = 50;

const STANDING = `SELECT ${STORED_POST_COLUMNS} FROM posts WHERE path = ?1 AND deleted_at IS NULL`;
const TWINS = `SELECT ${STORED_POST_COLUMNS} FROM posts WHERE path <> ?1 AND deleted_at IS NULL
  AND (source_hash, language) = (SELECT source_hash, language FROM posts WHERE path = ?1) ORDER BY added_at, id`;

/**
 * Marks a post as deleted. If another one with the same bytes waits beside it, this was a rename in two steps: release
 * and place in issues pass on to that one. All or nothing; starts again if posts changed in between.
 */
export async function removePost(db: D1Database, path: string, now: Instant): Promise<"removed" | "missing"> {
  for (let attempt = 1; ; attempt += 1) {
    const [schedule, standing, others] = await db.batch([
      db.prepare("SELECT revision FROM schedule"),
      db.prepare(STANDING).bind(path),
      db.prepare(TWINS).bind(path),
    ]);
    const [{ revision } = { revision: -1 }] = (schedule?.results ?? []) as { revision: number }[];
    const [row] = (standing?.results ?? []) as StoredPostRow[];
    if (row === undefined) return "missing";
    const twins = ((others?.results ?? []) as StoredPostRow[]).map(toTwin);
    try {
      await db.batch(removal(db, row, twins, revision, now));
      return "removed";
    } catch (error) {
      if (!isOutdated(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

function removal(
  db: D1Database,
  row: StoredPostRow,
  twins: readonly Twin[],
  revision: number,
  now: Instant,
): D1PreparedStatement[] {
  const removed = toTwin(row);
  const heir = selectHeir(removed, twins);
  return [
    db
      .prepare(
        `UPDATE schedule SET revision = CASE WHEN revision = ?1 THEN revision + 1 END, ${noteChange("?2")}`,
      )
      .bind(revision, row.home === null ? bindChange(now) : 0),
    db.prepare("UPDATE posts SET deleted_at = ? WHERE id = ?").bind(now, row.id),
    ...(heir === null ? [] : inheritStatements(db, removed.id, heir)),
    storyStatement(db, [row.path_story]),
    possibleTranslationStatement(db, [row.path_story]),
  ];
}
