import { asPostId, asStoryKey } from "../../../core/ids.ts";
import type { ItemDecision } from "../../../core/polling/decide-unseen-items.ts";
import type { ClaimedFeed, PolledFeed, SeenItem } from "../../../core/polling/polled-feed.ts";
import type { KnownStory } from "../../../core/polling/story-hints.ts";
import type { PolledFeedStore } from "../../../ports/polling/polled-feed-store.ts";

/** SQL: feeds that were never polled have no row yet. */
const LIST = `SELECT asked.value AS url, polled_at AS polledAt, changed_at AS changedAt, COALESCE(items, 0) AS items,
    problem, failing_since AS failingSince, gone_at AS goneAt, COALESCE(next_at, 0) AS nextAt,
    (SELECT count(*) FROM feed_items WHERE feed = asked.value AND decision IS NULL) AS held,
    (SELECT min(first_seen_at) FROM feed_items WHERE feed = asked.value AND decision IS NULL) AS heldSince
  FROM json_each(?1) AS asked LEFT JOIN polled_feeds ON polled_feeds.url = asked.value ORDER BY asked.key`;

const MAKE_ROWS = "INSERT OR IGNORE INTO polled_feeds (url) SELECT value FROM json_each(?1)";

/** SQL: the one that has waited longest, so that one of many does not keep the others out. */
const CLAIM = `UPDATE polled_feeds SET claimed_until = ?3 WHERE url = (
    SELECT url FROM polled_feeds WHERE url IN (SELECT value FROM json_each(?1)) AND next_at <= ?2 AND claimed_until <= ?2
    ORDER BY next_at, url LIMIT 1)
  RETURNING url, etag, last_modified AS lastModified, body_hash AS bodyHash, read_by AS readBy, first_polled_at AS firstPolledAt,
    failures, failing_since AS failingSince, gone_at AS goneAt`;

/** SQL: deleted, or taken over by a file. */
const IS_SETTLED = "COALESCE(posts.deleted_at IS NOT NULL OR posts.from_feed = 0, 0)";

const ITEM = `feed_items.id, decision, hash, first_seen_at AS firstSeenAt, ${IS_SETTLED} AS settled
  FROM feed_item_keys JOIN feed_items ON feed_items.id = feed_item_keys.id LEFT JOIN posts ON posts.id = feed_items.id`;

const FIND = `SELECT feed_item_keys.key, ${ITEM} WHERE feed_item_keys.key IN (SELECT value FROM json_each(?1))`;

/** SQL: this feed first, then those that are polled no longer: one of them may be this blog's of before. */
const FIND_PLACES = `SELECT asked.value AS key, ${ITEM}, json_each(?1) AS asked,
    (SELECT ?2 AS url, 0 AS rank UNION ALL SELECT url, 1 FROM polled_feeds WHERE url NOT IN (SELECT value FROM json_each(?3))) AS feeds
  WHERE feed_item_keys.key = 'at:' || feeds.url || ' ' || asked.value ORDER BY rank`;

const FIND_STORIES = `SELECT feed_item_keys.key, posts.story,
    (SELECT json_group_array(json_object('id', other.id, 'language', other.language)) FROM posts AS other
      WHERE other.story = posts.story AND other.deleted_at IS NULL) AS members
  FROM feed_item_keys JOIN posts ON posts.id = feed_item_keys.id
  WHERE feed_item_keys.key IN (SELECT value FROM json_each(?1))`;

const NOTE_ITEMS = `INSERT INTO feed_items (id, feed, decision, hash, first_seen_at)
  SELECT value ->> '$.id', ?1, value ->> '$.decision', value ->> '$.hash', value ->> '$.firstSeenAt' FROM json_each(?2) WHERE true
  ON CONFLICT (id) DO UPDATE SET hash = excluded.hash`;
const NOTE_KEYS = `INSERT OR IGNORE INTO feed_item_keys (key, id)
  SELECT key.value, item.value ->> '$.id' FROM json_each(?1) AS item, json_each(item.value, '$.keys') AS key`;

const REPORT = `UPDATE polled_feeds SET polled_at = ?2, next_at = ?3, etag = ?4, last_modified = ?5, body_hash = ?6,
  changed_at = CASE WHEN ?7 IS NULL THEN changed_at ELSE ?2 END, items = COALESCE(?7, items),
  problem = ?8, failures = ?9, failing_since = ?10, gone_at = ?11, read_by = ?12, claimed_until = 0 WHERE url = ?1`;

const MAKE_DUE =
  "UPDATE polled_feeds SET next_at = 0 WHERE url IN (SELECT value FROM json_each(?1)) AND next_at <> 0";
const READ_ANEW =
  "UPDATE polled_feeds SET next_at = 0, etag = NULL, last_modified = NULL, body_hash = NULL WHERE url = ?1";

type ItemRow = Omit<SeenItem, "id" | "decision" | "isSettled"> & {
  readonly id: string;
  readonly decision: string | null;
  readonly settled: number;
};

/** Feeds and their items in D1. A batch is one transaction. */
export const createD1PolledFeedStore = (db: D1Database): PolledFeedStore => ({
  list: async (urls) => (await db.prepare(LIST).bind(JSON.stringify(urls)).all<PolledFeed>()).results,
  async claim(urls, now, until) {
    const named = JSON.stringify(urls);
    const [, claimed] = await db.batch([
      db.prepare(MAKE_ROWS).bind(named),
      db.prepare(CLAIM).bind(named, now, until),
    ]);
    return ((claimed?.results ?? []) as unknown as ClaimedFeed[])[0] ?? null;
  },
  async findItems({ feed, feedUrls, keys, places }) {
    const [known, placed] = await db.batch<ItemRow>([
      db.prepare(FIND).bind(JSON.stringify(keys)),
      db.prepare(FIND_PLACES).bind(JSON.stringify(places), feed, JSON.stringify(feedUrls)),
    ]);
    return [...(known?.results ?? []), ...(placed?.results ?? [])].map(toItem);
  },
  async findStories(keys) {
    const { results } = await db
      .prepare(FIND_STORIES)
      .bind(JSON.stringify(keys))
      .all<{ key: string; story: string; members: string }>();
    return new Map(
      results.map(({ key, story, members }) => [
        key,
        { story: asStoryKey(story), members: JSON.parse(members) as KnownStory["members"] }, // of SQL's own making
      ]),
    );
  },
  isHeld: async (feed) => {
    const held = "SELECT 1 AS held FROM feed_items WHERE feed = ?1 AND decision IS NULL LIMIT 1";
    return (await db.prepare(held).bind(feed).first("held")) !== null;
  },
  async note(feed, items, at) {
    const list = JSON.stringify(items);
    await db.batch([
      db.prepare(NOTE_ITEMS).bind(feed, list),
      db.prepare(NOTE_KEYS).bind(list),
      db
        .prepare("UPDATE polled_feeds SET first_polled_at = COALESCE(first_polled_at, ?2) WHERE url = ?1")
        .bind(feed, at),
    ]);
  },
  async report(feed, { at, nextAt, etag, lastModified, bodyHash, readBy, changed, ...trouble }) {
    const { problem, failures, failingSince, goneAt } = trouble;
    const heard = [etag, lastModified, bodyHash, changed?.items ?? null];
    await db
      .prepare(REPORT)
      .bind(feed, at, nextAt, ...heard, problem, failures, failingSince, goneAt, readBy)
      .run();
  },
  async decide(feed, decision) {
    const word = "UPDATE feed_items SET decision = ?2 WHERE feed = ?1 AND decision IS NULL";
    const [decided] = await db.batch([
      db.prepare(word).bind(feed, decision),
      db.prepare(READ_ANEW).bind(feed),
    ]);
    return decided?.meta.changes ?? 0;
  },
  async makeDue(urls) {
    await db.prepare(MAKE_DUE).bind(JSON.stringify(urls)).run();
  },
});

const toItem = ({ settled, ...row }: ItemRow): SeenItem => ({
  ...row,
  id: asPostId(row.id),
  decision: row.decision as ItemDecision, // written by this file alone
  isSettled: settled === 1,
});
