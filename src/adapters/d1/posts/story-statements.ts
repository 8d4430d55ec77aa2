import { LANGUAGE_DOUBT } from "../../../core/posts/language/post-language.ts";

/**
 * SQL: the posts that lie at the same path but for the language. A file that is gone says nothing about those that are
 * there.
 */
const SIBLINGS = `FROM posts AS other WHERE other.path_story = posts.path_story AND other.id <> posts.id
  AND other.deleted_at IS NULL`;

/**
 * SQL: the story of a row. `translationKey` wins. Without it a post joins the key that its siblings by path agree on,
 * else their path. Two posts of one language are no translations of each other: the later one is a story of its own, so
 * that nobody gets only one of them.
 */
const STORY = `CASE
  WHEN translation_key IS NOT NULL THEN translation_key
  WHEN deleted_at IS NULL AND EXISTS (SELECT 1 ${SIBLINGS} AND other.language = posts.language
    AND (other.translation_key IS NOT NULL OR (other.added_at, other.id) < (posts.added_at, posts.id)))
    THEN 'path:' || path
  ELSE COALESCE((SELECT CASE WHEN COUNT(DISTINCT other.translation_key) = 1 THEN MIN(other.translation_key) END
    ${SIBLINGS}), path_story) END`;

/**
 * To run after any change of the posts at these paths: derives their stories, and which of them are in doubt about
 * their language.
 */
export const settleStatements = (db: D1Database, pathStories: readonly string[]) => [
  storyStatement(db, pathStories),
  doubtStatement(db, pathStories),
  possibleTranslationStatement(db, pathStories),
];

/** Derives the stories anew of all posts at these paths. */
export const storyStatement = (db: D1Database, pathStories: readonly string[]): D1PreparedStatement =>
  db
    .prepare(
      `UPDATE posts SET story = ${STORY} WHERE path_story <> '' AND path_story IN (SELECT value FROM json_each(?1))`,
    )
    .bind(JSON.stringify([...new Set(pathStories)]));

/** Derives the stories of all posts anew. */
export const everyStoryStatement = (db: D1Database): D1PreparedStatement =>
  db.prepare(`UPDATE posts SET story = ${STORY} WHERE path_story <> ''`);

/**
 * A post whose language was in doubt by its name alone (`hello-es`) is a translation once a post in another language
 * stands at the same place (`hello`): it stays home no longer.
 */
const doubtStatement = (db: D1Database, pathStories: readonly string[]): D1PreparedStatement =>
  db
    .prepare(
      `UPDATE posts SET home = NULL WHERE home LIKE '${LANGUAGE_DOUBT} (%' AND path_story <> ''
         AND path_story IN (SELECT value FROM json_each(?1))
         AND EXISTS (SELECT 1 ${SIBLINGS} AND other.language <> posts.language)`,
    )
    .bind(JSON.stringify([...new Set(pathStories)]));

/**
 * A post that may be a translation by its path (`guide-it`) stays home while what it would translate stands (`guide`); not
 * where it has a translation of its own, which says that this is its name, and not once it was released.
 */
export const possibleTranslationStatement = (
  db: D1Database,
  pathStories: readonly string[],
): D1PreparedStatement =>
  db
    .prepare(
      `UPDATE posts SET home = CASE WHEN EXISTS (SELECT 1 FROM posts AS base WHERE base.path_story = posts.base_story
           AND base.id <> posts.id AND base.deleted_at IS NULL)
         AND NOT EXISTS (SELECT 1 ${SIBLINGS} AND other.language <> posts.language) THEN base_doubt END
       WHERE base_story <> '' AND released_at IS NULL AND (home IS NULL OR home = base_doubt)
         AND (base_story IN (SELECT value FROM json_each(?1)) OR path_story IN (SELECT value FROM json_each(?1)))`,
    )
    .bind(JSON.stringify([...new Set(pathStories)]));
