import type { StoryRelease } from "../../../core/editions/earlier.ts";
import { parseJson } from "../../../core/parse-json.ts";
import type { EditionStore } from "../../../ports/editions/edition-store.ts";
import { WAS_TAKEN_BACK } from "../issues/issue-row.ts";

/** SQL: the story of a frozen content that holds the post, under whatever id and in whatever story it was then. */
const HOLDS = `EXISTS (SELECT 1 FROM json_each(CASE WHEN story.type = 'object' THEN story.value END, '$.posts') AS held
  WHERE json_extract(held.value, '$.id') = posts.id
    OR json_extract(held.value, '$.id') IN (SELECT former FROM former_ids WHERE post = posts.id))`;

/** SQL: unreadable content of another issue proves of no reader that they did not get the story. */
const IS_READABLE = `CASE WHEN json_valid(contents.content) THEN json_type(contents.content, '$.stories') END = 'array'`;

/**
 * SQL: the languages of the story that the earlier issue of this cadence, which brought the post, treated as sent
 * already; read from its frozen content. NULL: no such issue brought the post, also because its author withdrew it in
 * between. A post that was taken back and planned anew counts in the issue that has it now.
 */
const PASSED_OVER = `(SELECT json_group_array(json_extract(known.value, '$.language')) FILTER (WHERE known.type = 'object')
  FROM issue_posts JOIN issues ON issues.id = issue_posts.issue LEFT JOIN contents ON contents.issue = issues.id AND ${IS_READABLE}
    LEFT JOIN json_each(contents.content, '$.stories') AS story ON ${HOLDS}
    LEFT JOIN json_each(json_array(json_extract(story.value, '$.earlier'), json_extract(story.value, '$.mailed'))) AS list
    LEFT JOIN json_each(CASE WHEN list.type = 'array' THEN list.value END) AS known ON known.type = 'object'
      AND (list.key = 1 OR CASE WHEN known.type = 'object' THEN json_extract(known.value, '$.brought') END IS NOT NULL)
  WHERE issue_posts.post = posts.id AND issues.cadence = ?3 AND issues.window_through < ?1 AND NOT ${WAS_TAKEN_BACK}
    AND (contents.issue IS NULL OR story.key IS NOT NULL)
  GROUP BY issues.id)`;

interface ReleaseRow {
  readonly story: string;
  readonly language: string;
  readonly releasedAt: number;
  readonly passedOver: string | null;
}

/** One query; the content of another issue is read only where it held the same story. */
export async function listEarlier(
  db: D1Database,
  stories: Parameters<EditionStore["listEarlier"]>[0],
  { cadence, windowThrough }: Parameters<EditionStore["listEarlier"]>[1],
): Promise<readonly StoryRelease[]> {
  const rows = await db
    .prepare(
      `SELECT story, language, released_at AS releasedAt, ${PASSED_OVER} AS passedOver
       FROM posts WHERE released_at <= ?1 AND story IN (SELECT value FROM json_each(?2))`,
    )
    .bind(windowThrough, JSON.stringify(stories), cadence)
    .all<ReleaseRow>();
  return rows.results.map(({ passedOver, ...release }) => ({
    ...release,
    ...(passedOver === null ? {} : { brought: { passedOver: parseLanguages(passedOver) } }),
  }));
}

/** What a language is called; anything else in another issue's content names nobody's. */
function parseLanguages(list: string): readonly string[] {
  const read = parseJson(list);
  return read.ok && Array.isArray(read.value)
    ? read.value.filter((language) => typeof language === "string")
    : [];
}
