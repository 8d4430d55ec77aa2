import { ANYWHERE, STEM_ENDS } from "../../../core/posts/links/post-link.ts";

/**
 * SQL: where the post stands whose file this stem names. Its path as it is now comes before one that a setting cut, and of several
 * of one name the shortest path (Obsidian's way).
 */
export const addressOf = (stem: string): string => {
  const paths = `(${STEM_ENDS.map((end) => `${stem} || '${end}'`).join(", ")})`;
  return `(SELECT named.url FROM posts AS named
    WHERE (named.path IN ${paths} OR named.long_path IN ${paths} OR named.name = ${nameIn(stem)}) AND named.deleted_at IS NULL
    ORDER BY named.path NOT IN ${paths}, length(named.path), named.path LIMIT 1)`;
};

/** SQL: the name that a stem consists of; NULL: it is a path. */
const nameIn = (stem: string) =>
  `CASE WHEN substr(${stem}, 1, ${ANYWHERE.length}) = '${ANYWHERE}' THEN substr(${stem}, ${ANYWHERE.length + 1}) END`;

/** SQL: what cannot be read are no links. */
const LINKS = "json_each(CASE WHEN json_valid(posts.links) THEN posts.links ELSE '[]' END) AS link";

/**
 * SQL: a link of this row leads elsewhere than to where the other post stands: that came after it, or its address changed. One
 * that was taken away leaves the link as it was, for its page may stand.
 */
export const HAS_OUTDATED_LINKS = `posts.links <> '[]' AND EXISTS (SELECT 1 FROM ${LINKS}
  WHERE ${addressOf("(link.value ->> 0)")} <> COALESCE(link.value ->> 1, ''))`;

/** SQL: paths of posts with such links, of those that have the id ?1 or link to one of the stems ?2. */
export const FIND_OUTDATED = `SELECT path FROM posts
  WHERE posts.links <> '[]' AND deleted_at IS NULL
    AND (id = ?1 OR EXISTS (SELECT 1 FROM ${LINKS} WHERE link.value ->> 0 IN (SELECT value FROM json_each(?2))))
    AND ${HAS_OUTDATED_LINKS}
  ORDER BY path`;

/** SQL: each of the stems ?1 that names a post, and where that stands. */
export const FIND_ADDRESSES = `SELECT stem, url FROM (
    SELECT asked.value AS stem, ${addressOf("asked.value")} AS url FROM json_each(?1) AS asked)
  WHERE url IS NOT NULL`;
