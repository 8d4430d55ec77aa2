import { TAGS } from "./post-row.ts";
import { isPublicRow } from "./public-post.ts";

/**
 * SQL: the topics that public posts carry, each named as the first of these posts names it (the name is the one that
 * stands beside MIN; SQLite, "bare columns in an aggregate query"). `view` names a parameter, as in `isPublicRow`.
 */
export const publicTopics = (view: string): string => `SELECT number, used.slug, used.name FROM (
    SELECT tag.value ->> '$.slug' AS slug, tag.value ->> '$.name' AS name, tag.key AS place, MIN(published_at) AS since
    FROM posts, json_each(${TAGS}) AS tag WHERE ${isPublicRow(view)} AND tag.type = 'object' GROUP BY 1) AS used
  JOIN topics ON topics.slug = used.slug`;

/** SQL: in the order in which they first appeared, which says nothing of posts at home. */
export const IN_ORDER_OF_APPEARANCE = "ORDER BY since, place, used.slug";
