import type { Instant } from "../../core/ids.ts";
import type { IncomingPost } from "../../ports/post-store.ts";

/** A plan that was decided from an older revision is not committed (docs/storage.md). */
export const moveRevision = (db: D1Database) => db.prepare("UPDATE schedule SET revision = revision + 1");

/** Another post at that path gives way: the file there is a new post now, and the old one is deleted. */
export const vacatePath = (db: D1Database, path: string, keeper: string, now: Instant) =>
  db
    .prepare(
      "UPDATE posts SET path = path || '#' || id, deleted_at = COALESCE(deleted_at, ?1) WHERE path = ?2 AND id <> ?3",
    )
    .bind(now, path, keeper);

export const insertPost = (db: D1Database, post: IncomingPost, now: Instant) =>
  db
    .prepare(
      `INSERT INTO posts (id, path, story, language, title, description, url, published_at, tags, image, draft, newsletter,
         html, text, words, source_hash, added_at, changed_at)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?17)
       ON CONFLICT (id) DO UPDATE SET changed_at = ?17`,
    )
    .bind(...toValues(post), now);

/** Release and special stay as they are: no edit, rename or return mails a post twice. A new id takes them over. */
export const updatePost = (db: D1Database, knownId: string, post: IncomingPost, now: Instant) =>
  db
    .prepare(
      `UPDATE posts SET id = ?1, path = ?2, story = ?3, language = ?4, title = ?5, description = ?6, url = ?7,
         published_at = ?8, tags = ?9, image = ?10, draft = ?11, newsletter = ?12, html = ?13, text = ?14, words = ?15,
         source_hash = ?16, changed_at = ?17, deleted_at = NULL WHERE id = ?18`,
    )
    .bind(...toValues(post), now, knownId);

function toValues(post: IncomingPost) {
  return [
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
    post.draft ? 1 : 0,
    post.newsletter ? 1 : 0,
    post.html,
    post.text,
    post.words,
    post.sourceHash,
  ];
}
