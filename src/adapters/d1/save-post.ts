import { decideSave } from "../../core/decide-save.ts";
import type { Instant } from "../../core/ids.ts";
import type { IncomingPost, PostStore } from "../../ports/post-store.ts";
import { isOutdated } from "./plan-statements.ts";
import { toPost } from "./post-row.ts";
import { bindChange, noteChange } from "./posts-changed.ts";
import {
  insertStatement,
  isUnchanged,
  renameStatements,
  replaceStatement,
  retireStatement,
  STORED_POST_COLUMNS,
  type StoredPostRow,
} from "./stored-post.ts";

/** Each round one of those who meet wins, so this many may save one post at the same moment. */
const ATTEMPTS = 50;

/** The rows that a save is decided from, as one text: equal text, equal facts. */
const FINGERPRINT = `(SELECT json_group_array(json_array(id, path, source_hash, changed_at, deleted_at))
  FROM (SELECT * FROM posts WHERE id = ?1 OR path = ?2 ORDER BY id))`;

/**
 * Reads, decides, then writes in one batch that is rolled back where the rows changed in between; then once more from
 * the beginning. Only saves of the same post can meet.
 */
export async function savePost(
  db: D1Database,
  post: IncomingPost,
  now: Instant,
): ReturnType<PostStore["save"]> {
  for (let attempt = 1; ; attempt += 1) {
    const { rows, fingerprint } = await read(db, post);
    const plan = planSave(db, post, rows, now);
    if (plan.statements.length === 0) return plan.state;
    try {
      const isSeen = [post, ...rows].some(({ home }) => home === null);
      await db.batch([guard(db, post, fingerprint, isSeen ? now : 0), ...plan.statements]);
      return plan.state;
    } catch (error) {
      if (!isOutdated(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

async function read(db: D1Database, { id, path }: IncomingPost) {
  const [rows, print] = await db.batch([
    db.prepare(`SELECT ${STORED_POST_COLUMNS} FROM posts WHERE id = ?1 OR path = ?2`).bind(id, path),
    db.prepare(`SELECT ${FINGERPRINT} AS fingerprint`).bind(id, path),
  ]);
  const [{ fingerprint } = { fingerprint: "" }] = (print?.results ?? []) as { fingerprint: string }[];
  return { rows: (rows?.results ?? []) as StoredPostRow[], fingerprint };
}

/**
 * Moves the schedule's revision on, or writes NULL where there may be none, which undoes the whole batch. What stays at
 * home, before and after, is no change that a reader of feeds may notice: `changedAt` is 0 then.
 */
const guard = (db: D1Database, { id, path }: IncomingPost, fingerprint: string, changedAt: Instant) =>
  db
    .prepare(
      `UPDATE schedule SET revision = CASE WHEN ${FINGERPRINT} = ?3 THEN revision + 1 END, ${noteChange("?4")}`,
    )
    .bind(id, path, fingerprint, bindChange(changedAt));

type SavePlan = {
  readonly state: Awaited<ReturnType<PostStore["save"]>>;
  readonly statements: readonly D1PreparedStatement[];
};

function planSave(
  db: D1Database,
  post: IncomingPost,
  rows: readonly StoredPostRow[],
  now: Instant,
): SavePlan {
  const holder = rows.find((row) => row.id === post.id) ?? null;
  const occupant = rows.find((row) => row.path === post.path) ?? null;
  if (holder !== null && isUnchanged(holder, post)) return { state: "unchanged", statements: [] };

  const move = decideSave(post, holder && toPost(holder), occupant && toPost(occupant));
  if (move.do === "insert") return { state: "new", statements: [insertStatement(db, post, now)] };
  return {
    state: "changed",
    statements: [
      ...(move.retire === null ? [] : [retireStatement(db, move.retire, now)]),
      ...(move.id === post.id ? [] : renameStatements(db, move.id, post.id)),
      replaceStatement(db, move.id, post, now),
    ],
  };
}
