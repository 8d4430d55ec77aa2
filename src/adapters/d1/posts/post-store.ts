import type { PostId } from "../../../core/ids.ts";
import { listPaths } from "../../../core/posts/decide-post-identity.ts";
import { listStemsOf } from "../../../core/posts/links/post-link.ts";
import type { PostFilter } from "../../../core/posts/post-filter.ts";
import type { PostStore } from "../../../ports/posts/post-store.ts";
import { keepReadable, noteUnreadable, requireReadable } from "../tick/unreadable-rows.ts";
import { FIND_ADDRESSES, FIND_OUTDATED, HAS_OUTDATED_LINKS } from "./outdated-links.ts";
import {
  POST_COLUMNS,
  type PostRow,
  parseArticleRow,
  parsePostRow,
  type RenderedPostRow,
  TAGS,
  toPost,
  toRenderedPost,
} from "./post-row.ts";
import { bindView, isPublicRow } from "./public-post.ts";
import { removePost } from "./remove-post.ts";
import { savePost } from "./save-post.ts";

const RENDERED_COLUMNS = `${POST_COLUMNS}, html, text`;
const MAX_RENDERED = 100;

/** SQL: the files whose bytes stand at their path already, with links that lead where they should. */
const UNCHANGED = `SELECT file.key AS place FROM json_each(?1) AS file
  WHERE EXISTS (SELECT 1 FROM posts WHERE deleted_at IS NULL AND source_hash = file.value ->> '$.sha256'
    AND file.value ->> '$.path' IN (path, long_path) AND NOT (${HAS_OUTDATED_LINKS}))`;

/** Posts in D1. Reads are of the one primary database: what was saved is seen at once. */
export function createD1PostStore(db: D1Database): PostStore {
  return {
    save: (post, now) => savePost(db, post, now),
    async findUnchanged(files) {
      const { results } = await db.prepare(UNCHANGED).bind(JSON.stringify(files)).all<{ place: number }>();
      return new Set(results.map(({ place }) => place));
    },
    async findByPath(path) {
      const row = await db
        .prepare(
          `SELECT ${POST_COLUMNS} FROM posts WHERE (path = ?1 OR long_path = ?1) AND deleted_at IS NULL
           ORDER BY path <> ?1`,
        )
        .bind(path)
        .first<PostRow>();
      return row === null ? null : toPost(row);
    },
    async findAddresses(stems) {
      const { results } = await db
        .prepare(FIND_ADDRESSES)
        .bind(JSON.stringify(stems))
        .all<{ stem: string; url: string }>();
      return new Map(results.map(({ stem, url }) => [stem, url]));
    },
    async findOutdated({ id, path, longPath = path }) {
      const stems = listPaths(path, longPath).flatMap(listStemsOf);
      const { results } = await db
        .prepare(FIND_OUTDATED)
        .bind(id, JSON.stringify(stems))
        .all<{ path: string }>();
      return results.map((row) => row.path);
    },
    async findMany(ids) {
      const rows = await readStanding(db, ids);
      await noteUnreadablePosts(db, rows);
      return rows.map(toPost);
    },
    async findEvery(ids) {
      const rows = await readStanding(db, ids);
      const bad = rows.find((row) => !parsePostRow(row).ok);
      if (bad !== undefined) await requireReadable(db, bad, parsePostRow);
      return rows.map(toPost);
    },
    async findArticles(ids) {
      const rows = await db
        .prepare(
          `SELECT posts.id, article FROM json_each(?) AS asked JOIN posts ON posts.id = asked.value
           WHERE deleted_at IS NULL ORDER BY asked.key`,
        )
        .bind(JSON.stringify(ids))
        .all<{ id: string; article: string }>();
      return keepReadable(db, rows.results, parseArticleRow);
    },
    async list(filter) {
      const rows = await listStatement(db, POST_COLUMNS, filter).all<PostRow>();
      await noteUnreadablePosts(db, rows.results);
      return rows.results.map(toPost);
    },
    async listRendered(filter) {
      const limit = Math.min(filter.limit, MAX_RENDERED);
      const rows = await listStatement(db, RENDERED_COLUMNS, { ...filter, limit }).all<RenderedPostRow>();
      return rows.results.map(toRenderedPost);
    },
    remove: (path, now) => removePost(db, path, now),
  };
}

/** The rows with these ids that are not deleted, readable or not. */
async function readStanding(db: D1Database, ids: readonly PostId[]): Promise<readonly PostRow[]> {
  const { results } = await db
    .prepare(
      `SELECT ${POST_COLUMNS} FROM posts WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))`,
    )
    .bind(JSON.stringify(ids))
    .all<PostRow>();
  return results;
}

const noteUnreadablePosts = (db: D1Database, rows: readonly PostRow[]) =>
  noteUnreadable(
    db,
    rows.map(parsePostRow).flatMap((one) => (one.ok ? [] : [one.problem])),
  );

/** Ties in time are broken by id, so that pages neither repeat nor skip a post. */
const listStatement = (db: D1Database, columns: string, filter: PostFilter) =>
  db
    .prepare(
      `SELECT ${columns} FROM posts
       WHERE deleted_at IS NULL AND (?1 IS NULL OR language IN (SELECT value FROM json_each(?1)))
         AND (?2 IS NULL OR EXISTS (
           SELECT 1 FROM json_each(${TAGS}) AS tag
           WHERE CASE WHEN tag.type = 'object' THEN json_extract(tag.value, '$.slug') END IN (SELECT value FROM json_each(?2))))
         AND (?3 IS NULL OR ${isPublicRow("?3")})
       ORDER BY published_at DESC, id LIMIT ?4 OFFSET ?5`,
    )
    .bind(
      filter.languages === undefined ? null : JSON.stringify(filter.languages),
      filter.topics === undefined ? null : JSON.stringify(filter.topics),
      filter.publicIn === undefined ? null : bindView(filter.publicIn),
      filter.limit,
      filter.offset ?? 0,
    );
