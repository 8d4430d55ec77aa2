import type { FeedPost, FeedQuery } from "../../../core/posts/feed-reading.ts";
import type { NumberedTopic } from "../../../core/topic.ts";
import type { FeedStore } from "../../../ports/posts/feed-store.ts";
import { isNews, stateStatement, toPublicState } from "../site/public-state.ts";
import { POST_COLUMNS, type PostRow, TAGS, toPost } from "./post-row.ts";
import { bindView, isPublicRow, spelledLanguage } from "./public-post.ts";
import { publicTopics } from "./public-topics.ts";

interface FeedPostRow extends PostRow {
  readonly opening: string;
  readonly html: string | null;
}

/** SQL: a topic that no public post carries is not there. */
const TOPICS = `${publicTopics("?1")} WHERE used.slug IN (SELECT value FROM json_each(?2)) AND ${isNews("?3")}`;

/** SQL: the newest of a feed with the size of their bodies, none of which is read for it. */
const NEWEST = `SELECT id, published_at, octet_length(html) AS bytes FROM posts
  WHERE ${isPublicRow("?1")}
    AND (?2 = '[]' OR ${spelledLanguage("?1")} IN (SELECT value FROM json_each(?2)))
    AND (?3 = '[]' OR EXISTS (SELECT 1 FROM json_each(${TAGS}) AS tag
      WHERE CASE WHEN tag.type = 'object' THEN tag.value ->> '$.slug' END IN (SELECT value FROM json_each(?3))))
    AND ${isNews("?6")}
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
      const { view, unless } = query;
      const [first, topics, posts] = await db.batch([
        stateStatement(db, view.at),
        db.prepare(TOPICS).bind(bindView(view), JSON.stringify(query.topics), unless),
        postsStatement(db, query),
      ]);
      const state = toPublicState(first);
      if (state.revision === unless) return { ...state, content: null };
      const content = {
        topics: (topics?.results ?? []) as unknown as NumberedTopic[],
        posts: ((posts?.results ?? []) as unknown as FeedPostRow[]).map(toFeedPost),
      };
      return { ...state, content };
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
