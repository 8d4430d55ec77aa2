import { CADENCES, isCadence } from "../../../core/cadence.ts";
import { asIssueId, asPostId } from "../../../core/ids.ts";
import type { CadenceCursor, ReopenedPost, ScheduleSnapshot } from "../../../core/schedule/schedule.ts";
import type {
  CadenceEnd,
  CadencePositions,
} from "../../../core/subscribers/preferences/decide-preferences.ts";
import type { ScheduleStore } from "../../../ports/schedule/schedule-store.ts";
import { POST_COLUMNS, type PostRow, parsePostRow } from "../posts/post-row.ts";
import { refreshStories } from "../posts/refresh-stories.ts";
import { keepReadable } from "../tick/unreadable-rows.ts";
import { type CursorRow, parseCursorRow } from "./cursor-row.ts";
import { isOutdated, planStatements } from "./plan-statements.ts";

type ScheduleRow = Pick<
  ScheduleSnapshot,
  "revision" | "clock" | "switchedAt" | "pausedAt" | "begunAnewAt"
> & { readonly bounces: number };
const SCHEDULE = `SELECT revision, clock, switched_at AS switchedAt, paused_at AS pausedAt, begun_anew_at AS begunAnewAt,
  (SELECT count(*) FROM occasions WHERE kind = 'bounces' AND settled_at IS NULL) AS bounces FROM schedule`;

type ReopenedRow = { cadence: string; post: string };

/**
 * Unreleased posts, and those released after the oldest window's end among these cadences; a cadence that has no
 * window yet may need all of them.
 */
const WINDOW_POSTS = `SELECT ${POST_COLUMNS} FROM posts WHERE deleted_at IS NULL AND (released_at IS NULL
  OR id IN (SELECT post FROM reopened) OR released_at >
  (SELECT CASE WHEN COUNT(through) < json_array_length(?1) THEN -1 ELSE MIN(through) END
   FROM cadences WHERE cadence IN (SELECT value FROM json_each(?1))))`;

const ALL_POSTS = `SELECT ${POST_COLUMNS} FROM posts WHERE deleted_at IS NULL`;

/** The schedule in D1: every read and every commit is one transaction of one database. */
export function createD1ScheduleStore(db: D1Database): ScheduleStore {
  return {
    async read(scope) {
      const [schedule, cursors, reopened, posts] = await db.batch([
        db.prepare(SCHEDULE),
        db.prepare("SELECT cadence, began_at, slot_date, through FROM cadences"),
        db.prepare("SELECT cadence, post FROM reopened"),
        scope === "everything" ? db.prepare(ALL_POSTS) : db.prepare(WINDOW_POSTS).bind(JSON.stringify(scope)),
      ]);
      const row = schedule?.results[0] as ScheduleRow; // the migration made this row
      const cursorRows = (cursors?.results ?? []) as CursorRow[];
      const postRows = (posts?.results ?? []) as PostRow[];
      const readable = await keepReadable(db, cursorRows, parseCursorRow);
      return {
        ...row,
        isOnProbation: row.bounces > 0,
        cursors: readable,
        reopened: ((reopened?.results ?? []) as ReopenedRow[]).flatMap(toReopened),
        posts: await keepReadable(db, postRows, parsePostRow),
        unreadableCadences: findUnreadable(cursorRows, readable),
        unreadablePosts: postRows.filter((post) => !parsePostRow(post).ok).flatMap(toUnreadable),
      } satisfies ScheduleSnapshot;
    },
    async readPositions() {
      const [schedule, ends, waiting] = await db.batch([
        db.prepare("SELECT revision, (SELECT MAX(planned_at) FROM issues) AS plannedAt FROM schedule"),
        db.prepare("SELECT cadence, through FROM cadences WHERE through IS NOT NULL"),
        db.prepare("SELECT cadence, through FROM catch_ups WHERE issue IS NULL"),
      ]);
      const row = schedule?.results[0] as Pick<CadencePositions, "revision" | "plannedAt">; // the migration made this row
      return {
        ...row,
        ends: (ends?.results ?? []) as CadenceEnd[], // written by plan-statements alone
        waiting: (waiting?.results ?? []) as CadenceEnd[], // written by change-log alone
      };
    },
    async listTaken(names) {
      const rows = await db
        .prepare("SELECT id FROM issues WHERE id IN (SELECT value FROM json_each(?1))")
        .bind(JSON.stringify(names))
        .all<{ id: string }>();
      return rows.results.map(({ id }) => asIssueId(id));
    },
    refreshStories: (by, derive) => refreshStories(db, by, derive),
    async findNames(names) {
      const rows = await db
        .prepare(
          `SELECT id, path, long_path AS longPath FROM posts WHERE deleted_at IS NULL
           AND (id IN (SELECT value FROM json_each(?1)) OR path IN (SELECT value FROM json_each(?1))
             OR long_path IN (SELECT value FROM json_each(?1)))`,
        )
        .bind(JSON.stringify(names))
        .all<{ id: string; path: string; longPath: string }>();
      return rows.results.map((row) => ({ ...row, id: asPostId(row.id) }));
    },
    async findPosts(names) {
      const rows = await db
        .prepare(
          `SELECT ${POST_COLUMNS} FROM posts WHERE deleted_at IS NULL
           AND (id IN (SELECT value FROM json_each(?1)) OR path IN (SELECT value FROM json_each(?1)))`,
        )
        .bind(JSON.stringify(names))
        .all<PostRow>();
      return keepReadable(db, rows.results, parsePostRow);
    },
    async commit(plan, revision, outcome) {
      try {
        await db.batch(planStatements(db, plan, revision, outcome));
        return "committed";
      } catch (error) {
        if (isOutdated(error)) return "outdated";
        throw error;
      }
    },
  };
}

const toReopened = ({ cadence, post }: ReopenedRow): readonly ReopenedPost[] =>
  isCadence(cadence) ? [{ cadence, post: asPostId(post) }] : [];

/**
 * A row that names no cadence may belong to any cadence that has no other row. None of these may begin anew, for it
 * would plan everything again.
 */
function findUnreadable(rows: readonly CursorRow[], readable: readonly CadenceCursor[]) {
  const isKnown = (cadence: string) => readable.some((one) => one.cadence === cadence);
  const hasNameless = rows.some(({ cadence }) => !isCadence(cadence));
  return CADENCES.filter(
    (cadence) => !isKnown(cadence) && (hasNameless || rows.some((row) => row.cadence === cadence)),
  );
}

/** A post that no window would take anyway (a draft, a special's) is owed to none. */
function toUnreadable(row: PostRow) {
  const isOwed = row.special === null && row.home === null && row.newsletter === 1;
  return row.released_at !== null && isOwed ? [{ id: asPostId(row.id), releasedAt: row.released_at }] : [];
}
