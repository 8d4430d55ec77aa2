import { asPostId, type PostId } from "../../../core/ids.ts";
import type { StoredPostRow } from "./stored-post.ts";

/**
 * Changes every row that names a post by its id: a post that gets another id keeps its place in issues, in the archive
 * and among what cancelled issues gave back. Frozen contents stay as they are, so the former id stays known; so does a
 * list that cannot be read, whatever of it is left.
 */
export function renameStatements(db: D1Database, from: PostId, to: PostId): readonly D1PreparedStatement[] {
  const lists = db
    .prepare(
      `UPDATE issues SET posts = (
         SELECT json_group_array(CASE value WHEN ?1 THEN ?2 ELSE value END) FROM (SELECT value FROM json_each(issues.posts) ORDER BY key)
       ) WHERE CASE WHEN json_valid(posts) THEN json_type(posts) END = 'array'
         AND id IN (SELECT issue FROM issue_posts WHERE post = ?1)`,
    )
    .bind(from, to);
  return [
    lists,
    db.prepare("UPDATE OR REPLACE issue_posts SET post = ?2 WHERE post = ?1").bind(from, to),
    db.prepare("UPDATE OR REPLACE reopened SET post = ?2 WHERE post = ?1").bind(from, to),
    db.prepare("UPDATE OR REPLACE former_ids SET post = ?2 WHERE post = ?1").bind(from, to),
    db.prepare("UPDATE OR REPLACE feed_items SET id = ?2 WHERE id = ?1").bind(from, to),
    db.prepare("UPDATE feed_item_keys SET id = ?2 WHERE id = ?1").bind(from, to),
    db.prepare("INSERT OR IGNORE INTO former_ids (former, post) VALUES (?1, ?2)").bind(from, to),
  ];
}

/**
 * A deleted post leaves its id, its path and its story to another one. What was mailed of it stays known under an id that no
 * file can have, made of when it was released: the next one to be released there is so later.
 */
export function vacateStatements(
  db: D1Database,
  { id, released_at: releasedAt }: StoredPostRow,
): readonly D1PreparedStatement[] {
  const kept = asPostId(`${id}//${releasedAt}`);
  return [
    ...renameStatements(db, asPostId(id), kept),
    db
      .prepare(
        `UPDATE posts SET id = ?2, path = '//' || ?2, long_path = '//' || ?2, story = ?2, translation_key = NULL, path_story = '',
           link_key = '' WHERE id = ?1`,
      )
      .bind(id, kept),
  ];
}

/** A post takes another one's place: it counts as released and mailed with it. The other one keeps its release. */
export const inheritStatements = (
  db: D1Database,
  from: PostId,
  heir: PostId,
): readonly D1PreparedStatement[] => [
  db
    .prepare(
      `UPDATE posts SET (released_at, special) = (SELECT released_at, special FROM posts WHERE id = ?1) WHERE id = ?2`,
    )
    .bind(from, heir),
  ...renameStatements(db, from, heir),
];
