import type { Instant } from "../../../core/ids.ts";
import { deriveLinkKey } from "../../../core/polling/item-keys.ts";
import { listPaths, SAME_DATE_MS } from "../../../core/posts/decide-post-identity.ts";
import type { IncomingPost } from "../../../core/posts/incoming-post.ts";
import { deriveStem, MARKDOWN_EXTENSIONS } from "../../../core/posts/post-path.ts";
import { listStems } from "../../../core/subscribers/fold-place.ts";
import { bindChange, noteChange } from "./posts-changed.ts";
import { longPathOf, pathStoryOf, STORED_POST_COLUMNS, type StoredPostRow } from "./stored-post.ts";

/**
 * SQL: rows that may be the incoming post: by id, by any spelling of the path, by the same bytes, by what the id names, and
 * by its page where it or they came by a feed; and its translations.
 */
const CONCERNED = `id = ?1 OR path IN (SELECT value FROM json_each(?2)) OR long_path IN (SELECT value FROM json_each(?2))
  OR (source_hash = ?3 AND language = ?4)
  OR path COLLATE NOCASE IN (SELECT value FROM json_each(?5)) OR long_path COLLATE NOCASE IN (SELECT value FROM json_each(?5))
  OR (path_story = ?6 AND path_story <> '')
  OR (link_key = ?7 AND link_key <> '' AND 1 IN (from_feed, ?8))
  OR (title = ?9 AND language = ?4 AND from_feed <> ?8 AND published_at BETWEEN ?10 - ${SAME_DATE_MS} AND ?10 + ${SAME_DATE_MS})`;

/** The rows that a save is decided from, as one text: equal text, equal facts. */
const FINGERPRINT = `(SELECT json_group_array(json_array(id, path, source_hash, changed_at, deleted_at, released_at))
  FROM (SELECT * FROM posts WHERE ${CONCERNED} ORDER BY id))`;

/** Bound to the places of `CONCERNED`. An id that names a path is that path's, also where a setting cut it since. */
const concerning = (post: IncomingPost): readonly (string | number)[] => {
  const paths = [
    post.path,
    longPathOf(post),
    ...formerPathsOf(post),
    ...gonePathsOf(post),
    ...MARKDOWN_EXTENSIONS.map((extension) => `${post.id}${extension}`),
  ];
  const named = JSON.stringify(listNamed(post));
  const spelt = [post.id, JSON.stringify(paths), post.sourceHash, post.language, named, pathStoryOf(post)];
  return [...spelt, deriveLinkKey(post.url), isFromFeed(post), post.title, post.publishedAt];
};

export const formerPathsOf = ({ formerPaths = [] }: IncomingPost) => formerPaths;

export const gonePathsOf = ({ gonePaths = [] }: IncomingPost) => gonePaths;

export const isFromFeed = (post: IncomingPost) => (post.fromFeed === undefined ? 0 : 1);

/** The paths, in any letter case, that an id of front matter names; one that is the post's own path names no other. */
const listNamed = (post: IncomingPost): readonly string[] =>
  isOwnPath(post)
    ? []
    : listStems(post.id).flatMap((stem) => MARKDOWN_EXTENSIONS.map((extension) => stem + extension));

export const isOwnPath = (post: IncomingPost) =>
  listPaths(post.path, longPathOf(post)).map(deriveStem).includes(post.id);

/** Those rows as they are, and their fingerprint. */
export async function readConcerned(db: D1Database, post: IncomingPost) {
  const [rows, print] = await db.batch([
    db
      .prepare(`SELECT ${STORED_POST_COLUMNS} FROM posts WHERE ${CONCERNED} ORDER BY added_at, id`)
      .bind(...concerning(post)),
    db.prepare(`SELECT ${FINGERPRINT} AS fingerprint`).bind(...concerning(post)),
  ]);
  const [{ fingerprint } = { fingerprint: "" }] = (print?.results ?? []) as { fingerprint: string }[];
  return { rows: (rows?.results ?? []) as StoredPostRow[], fingerprint };
}

/**
 * Moves the schedule's revision on, or writes NULL into a column that refuses it, which undoes the whole batch. A post
 * that stays home, before and after, is no change that a reader of feeds may notice: `changedAt` is 0 then.
 */
export const guardConcerned = (db: D1Database, post: IncomingPost, fingerprint: string, changedAt: Instant) =>
  db
    .prepare(
      `UPDATE schedule SET revision = CASE WHEN ${FINGERPRINT} = ?11 THEN revision + 1 END, ${noteChange("?12")}`,
    )
    .bind(...concerning(post), fingerprint, bindChange(changedAt));
