import { deriveOpening } from "../../core/article.ts";
import type { Instant, PostId } from "../../core/ids.ts";
import type { IncomingPost } from "../../ports/post-store.ts";
import { POST_COLUMNS, type RenderedPostRow } from "./post-row.ts";

export interface StoredPostRow extends RenderedPostRow {
  readonly article: string;
  readonly opening: string;
  readonly source_hash: string;
  readonly deleted_at: number | null;
}

export const STORED_POST_COLUMNS = `${POST_COLUMNS}, html, text, article, opening, source_hash, deleted_at`;

/** The columns that an author's file decides; release, special and `added_at` are the store's own. */
const AUTHORED = [
  ..."id path story language title description url published_at tags image".split(" "),
  ..."home expires_at newsletter html text".split(" "),
  ..."article opening words".split(" "),
  "source_hash",
];

/** In the order of AUTHORED. */
const toValues = (post: IncomingPost): readonly (string | number | null)[] => [
  post.id,
  post.path,
  post.story,
  post.language,
  post.title,
  post.description,
  post.url,
  post.publishedAt,
  JSON.stringify(post.tags),
  post.image === null ? null : JSON.stringify(post.image),
  post.home,
  post.expiresAt,
  post.newsletter ? 1 : 0,
  post.html,
  post.text,
  JSON.stringify(post.article),
  deriveOpening(post.article),
  post.words,
  post.sourceHash,
];

export function insertStatement(db: D1Database, post: IncomingPost, now: Instant): D1PreparedStatement {
  const columns = [...AUTHORED, "added_at", "changed_at"];
  const places = columns.map(() => "?").join(", ");
  return db
    .prepare(`INSERT INTO posts (${columns.join(", ")}) VALUES (${places})`)
    .bind(...toValues(post), now, now);
}

/** Writes over the row that has this id until now, and brings it back where it was deleted. */
export function replaceStatement(
  db: D1Database,
  row: PostId,
  post: IncomingPost,
  now: Instant,
): D1PreparedStatement {
  const assignments = [...AUTHORED, "changed_at"].map((column) => `${column} = ?`).join(", ");
  return db
    .prepare(`UPDATE posts SET ${assignments}, deleted_at = NULL WHERE id = ?`)
    .bind(...toValues(post), now, row);
}

/** Deleted, and its path free for another: `//` begins no path that is ever taken in. */
export const retireStatement = (db: D1Database, row: PostId, now: Instant): D1PreparedStatement =>
  db
    .prepare("UPDATE posts SET path = '//' || id, deleted_at = COALESCE(deleted_at, ?) WHERE id = ?")
    .bind(now, row);

/** Issues name posts by id: a post that gets another id keeps its place in them. */
export function renameStatements(db: D1Database, from: PostId, to: PostId): readonly D1PreparedStatement[] {
  const lists = db
    .prepare(
      `UPDATE issues SET posts = (
         SELECT json_group_array(CASE value WHEN ?1 THEN ?2 ELSE value END) FROM (SELECT value FROM json_each(issues.posts) ORDER BY key)
       ) WHERE id IN (SELECT issue FROM issue_posts WHERE post = ?1)`,
    )
    .bind(from, to);
  return [lists, db.prepare("UPDATE issue_posts SET post = ?2 WHERE post = ?1").bind(from, to)];
}

/** Does the row say already, byte for byte, what the incoming post says? */
export function isUnchanged(row: StoredPostRow, post: IncomingPost): boolean {
  const values = toValues(post);
  const stored = row as unknown as Readonly<Record<string, unknown>>; // AUTHORED names columns of this very row
  return row.deleted_at === null && AUTHORED.every((column, index) => stored[column] === values[index]);
}
