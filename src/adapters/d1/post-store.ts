import type { Language } from "../../core/language.ts";
import type { IncomingPost, PostFilter, PostStore } from "../../ports/post-store.ts";
import { type RenderedPostRow, POST_COLUMNS, type PostRow, toPost, toRenderedPost } from "./post-row.ts";
import { insertPost, moveRevision, updatePost, vacatePath } from "./post-statements.ts";

type KnownRow = {
  id: string;
  path: string;
  language: Language;
  url: string;
  published_at: number;
  source_hash: string;
  deleted_at: number | null;
};

/**
 * Posts in D1. Whatever changes a post also moves the schedule's revision on, in the same transaction, so that no plan
 * is committed that was made from what it was before.
 */
export function createD1PostStore(db: D1Database): PostStore {
  const findKnown = async (post: IncomingPost) => {
    const rows = await db
      .prepare("SELECT id, path, language, url, published_at, source_hash, deleted_at FROM posts WHERE id = ? OR path = ?")
      .bind(post.id, post.path)
      .all<KnownRow>();
    return rows.results.find((row) => row.id === post.id) ?? rows.results.find((row) => row.path === post.path) ?? null;
  };
  const listRows = async <Row>(columns: string, filter: PostFilter) => {
    const { where, values } = toConditions(filter);
    const query = `SELECT ${columns} FROM posts WHERE ${where} ORDER BY published_at DESC, id LIMIT ? OFFSET ?`;
    return (await db.prepare(query).bind(...values, filter.limit, filter.offset ?? 0).all<Row>()).results;
  };
  return {
    async save(post, now) {
      const known = await findKnown(post);
      if (known !== null && isUnchanged(known, post)) return "unchanged";
      const write = known === null ? insertPost(db, post, now) : updatePost(db, known.id, post, now);
      await db.batch([moveRevision(db), vacatePath(db, post.path, known?.id ?? post.id, now), write]);
      return known === null ? "new" : "changed";
    },
    async findByPath(path) {
      const row = await db.prepare(`SELECT ${POST_COLUMNS} FROM posts WHERE path = ? AND deleted_at IS NULL`).bind(path).first<PostRow>();
      return row === null ? null : toPost(row);
    },
    async findMany(ids) {
      const rows = await db
        .prepare(`SELECT ${POST_COLUMNS}, html, text FROM posts WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))`)
        .bind(JSON.stringify(ids))
        .all<RenderedPostRow>();
      return rows.results.map(toRenderedPost);
    },
    list: async (filter) => (await listRows<PostRow>(POST_COLUMNS, filter)).map(toPost),
    listRendered: async (filter) => (await listRows<RenderedPostRow>(`${POST_COLUMNS}, html, text`, filter)).map(toRenderedPost),
    async remove(path, now) {
      const [removed] = await db.batch([
        db.prepare("UPDATE posts SET deleted_at = ? WHERE path = ? AND deleted_at IS NULL").bind(now, path),
        moveRevision(db),
      ]);
      return removed?.meta.changes === 0 ? "missing" : "removed";
    },
  };
}

const isUnchanged = (known: KnownRow, post: IncomingPost) =>
  known.deleted_at === null &&
  known.id === post.id &&
  known.path === post.path &&
  known.source_hash === post.sourceHash &&
  known.language === post.language &&
  known.url === post.url &&
  known.published_at === post.publishedAt;

function toConditions(filter: PostFilter) {
  const conditions: { readonly sql: string; readonly values: readonly (string | number)[] }[] = [
    { sql: "deleted_at IS NULL", values: [] },
  ];
  if (filter.language !== undefined) conditions.push({ sql: "language = ?", values: [filter.language] });
  if (filter.topic !== undefined) {
    conditions.push({ sql: "EXISTS (SELECT 1 FROM json_each(tags) WHERE value ->> 'slug' = ?)", values: [filter.topic] });
  }
  if (filter.publicAt !== undefined) conditions.push({ sql: "draft = 0 AND published_at <= ?", values: [filter.publicAt] });
  return {
    where: conditions.map((condition) => condition.sql).join(" AND "),
    values: conditions.flatMap((condition) => condition.values),
  };
}
