import type { FeedPost, FeedQuery, FeedReading } from "../../../core/posts/feed-reading.ts";
import type { NumberedTopic } from "../../../core/topic.ts";
import type { FeedStore } from "../../../ports/posts/feed-store.ts";
import { POST_COLUMNS, type PostRow, TAGS, toPost } from "./post-row.ts";
import { bindView, isPublicRow } from "./public-post.ts";
import { publicTopics } from "./public-topics.ts";

interface FeedPostRow extends PostRow {
  readonly opening: string;
  readonly html: string | null;
}

type StateRow = Pick<FeedReading, "revision" | "modifiedAt" | "freshUntil">;

/** SQL: the moments at which a post comes or goes by itself; posts that stay home have none. */
const MOMENTS = `(SELECT published_at AS moment FROM posts WHERE deleted_at IS NULL AND home IS NULL
  UNION ALL SELECT expires_at FROM posts WHERE deleted_at IS NULL AND home IS NULL AND expires_at IS NOT NULL)`;

/** SQL: which state the posts are in at the moment ?1; what came or went by its date counts from the second it did. */
const STATE = `SELECT revision,
    MAX(posts_changed_at, COALESCE((SELECT (MAX(moment) + 999) / 1000 * 1000 FROM ${MOMENTS} WHERE moment <= ?1), 0))
      AS modifiedAt,
    (SELECT MIN(moment) FROM ${MOMENTS} WHERE moment > ?1) AS freshUntil
  FROM schedule`;

/** SQL: a topic that no public post carries is not there. */
const TOPICS = `${publicTopics("?1")} WHERE used.slug IN (SELECT value FROM json_each(?2))`;

/** SQL: the newest of a feed with the size of their bodies, none of which is read for it. */
const NEWEST = `SELECT id, published_at, octet_length(html) AS bytes FROM posts
  WHERE ${isPublicRow("?1")}
    AND (?2 = '[]' OR language IN (SELECT value FROM json_each(?2)))
    AND (?3 = '[]' OR EXISTS (SELECT 1 FROM json_each(${TAGS}) AS tag
      WHERE CASE WHEN tag.type = 'object' THEN tag.value ->> '$.slug' END IN (SELECT value FROM json_each(?3))))
    AND (?6 IS NULL OR ?6 <> (SELECT revision FROM schedule))
  ORDER BY published_at DESC, id LIMIT ?4`;

/** SQL: bodies are whole as long as those before them and they have room; one that has none by itself takes none. */
const POSTS = `SELECT ${POST_COLUMNS}, opening, CASE WHEN bytes <= ?5 AND used <= ?5 THEN html END AS html
  FROM (SELECT id AS newest, bytes, SUM(CASE WHEN bytes <= ?5 THEN bytes ELSE 0 END)
          OVER (ORDER BY published_at DESC, id ROWS UNBOUNDED PRECEDING) AS used FROM (${NEWEST}))
  JOIN posts ON posts.id = newest
  ORDER BY published_at DESC, id`;

/** Feeds in D1: one transaction of the primary database, so that what was taken back a moment ago is gone. */
export function createD1FeedStore(db: D1Database): FeedStore {
  return {
    async read(query) {
      const [state, topics, posts] = await db.batch([
        db.prepare(STATE).bind(query.view.at),
        db.prepare(TOPICS).bind(bindView(query.view), JSON.stringify(query.topics)),
        postsStatement(db, query),
      ]);
      const [row] = (state?.results ?? []) as StateRow[];
      const { revision, modifiedAt, freshUntil } = row as StateRow; // the migration made this row
      return {
        ...{ revision, modifiedAt, freshUntil },
        topics: (topics?.results ?? []) as NumberedTopic[],
        posts: revision === query.unless ? null : ((posts?.results ?? []) as FeedPostRow[]).map(toFeedPost),
      };
    },
  };
}

const postsStatement = (db: D1Database, { languages, topics, view, limit, bodyBytes, unless }: FeedQuery) =>
  db
    .prepare(POSTS)
    .bind(bindView(view), JSON.stringify(languages), JSON.stringify(topics), limit, bodyBytes, unless);

const toFeedPost = ({ html, opening, ...row }: FeedPostRow): FeedPost => ({
  ...toPost(row),
  html: html ?? opening,
  isWhole: html !== null,
});
