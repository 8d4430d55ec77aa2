import type { Instant, PostId } from "../../../core/ids.ts";
import { deriveLinkKey } from "../../../core/polling/item-keys.ts";
import { deriveOpening } from "../../../core/posts/article.ts";
import type { Twin } from "../../../core/posts/decide-post-identity.ts";
import type { IncomingPost } from "../../../core/posts/incoming-post.ts";
import { deriveLinkName } from "../../../core/posts/links/post-link.ts";
import { KNOWN_BEFORE } from "../../../core/posts/post.ts";
import { POST_COLUMNS, type RenderedPostRow, toPost } from "./post-row.ts";

export interface StoredPostRow extends RenderedPostRow {
  readonly article: string;
  readonly opening: string;
  readonly source_hash: string;
  readonly long_path: string;
  readonly path_story: string;
  readonly base_story: string;
  readonly base_doubt: string;
  readonly deleted_at: number | null;
  readonly from_feed: number;
  readonly link_key: string;
  readonly feed_blog: string;
  readonly name: string;
  readonly links: string;
}

export const STORED_POST_COLUMNS = `${POST_COLUMNS}, html, text, article, opening, source_hash, deleted_at,
  long_path, translation_key, path_story, base_story, base_doubt, from_feed, link_key, feed_blog, name, links`;

/** The columns that an author's file decides; release, special and `added_at` are the store's own. */
const AUTHORED = [
  ..."id path long_path translation_key path_story base_story base_doubt language title description url published_at tags".split(
    " ",
  ),
  ..."image home expires_at newsletter html text".split(" "),
  ..."article opening words".split(" "),
  ..."source_hash from_feed link_key feed_blog name links".split(" "),
];

/** In the order of AUTHORED. */
const toValues = (post: IncomingPost): readonly (string | number | null)[] => [
  post.id,
  post.path,
  longPathOf(post),
  isKeyed(post) ? post.story : null,
  pathStoryOf(post),
  post.mayTranslate?.of ?? "",
  post.mayTranslate?.doubt ?? "",
  post.language,
  post.title,
  post.description,
  post.url,
  post.publishedAt,
  JSON.stringify(post.tags),
  post.image === null ? null : JSON.stringify(post.image),
  post.home,
  post.expiresAt,
  post.newsletter ? 1 : 0,
  post.html,
  post.text,
  JSON.stringify(post.article),
  deriveOpening(post.article),
  post.words,
  post.sourceHash,
  post.fromFeed === undefined ? 0 : 1,
  deriveLinkKey(post.url),
  post.fromFeed?.blog ?? "",
  deriveLinkName(post.path),
  JSON.stringify((post.links ?? []).map(({ stem, url }) => [stem, url])),
];

export const longPathOf = ({ path, longPath = path }: IncomingPost) => longPath;

/** Empty: its path is nothing that it shares with translations. */
export const pathStoryOf = ({ pathStory = "" }: IncomingPost) => pathStory;

const isKeyed = (post: IncomingPost) => post.story !== pathStoryOf(post);

export function insertStatement(db: D1Database, post: IncomingPost, now: Instant): D1PreparedStatement {
  const columns = [...AUTHORED, "story", "added_at", "changed_at", "released_at", "special"];
  const places = columns.map(() => "?").join(", ");
  const release = post.fromFeed?.isKnown ? [now, KNOWN_BEFORE] : [null, null];
  return db
    .prepare(`INSERT INTO posts (${columns.join(", ")}) VALUES (${places})`)
    .bind(...toValues(post), post.story, now, now, ...release);
}

/** Writes over the row that has this id until now, and brings it back where it was deleted. */
export function replaceStatement(
  db: D1Database,
  row: PostId,
  post: IncomingPost,
  now: Instant,
): D1PreparedStatement {
  const assignments = [...AUTHORED, "story", "changed_at"].map((column) => `${column} = ?`).join(", ");
  return db
    .prepare(`UPDATE posts SET ${assignments}, deleted_at = NULL WHERE id = ?`)
    .bind(...toValues(post), post.story, now, row);
}

/** Deleted, and its path free for another: `//` begins no path that is ever taken in. */
export const retireStatement = (db: D1Database, row: PostId, now: Instant): D1PreparedStatement =>
  db
    .prepare(
      "UPDATE posts SET path = '//' || id, long_path = '//' || id, deleted_at = COALESCE(deleted_at, ?) WHERE id = ?",
    )
    .bind(now, row);

export const toTwin = (row: StoredPostRow): Twin => ({
  ...toPost(row),
  deletedAt: row.deleted_at,
});

/** Does the row say already, byte for byte, what the incoming post says? */
export function isUnchanged(row: StoredPostRow, post: IncomingPost): boolean {
  const values = toValues(post);
  const stored = row as unknown as Readonly<Record<string, unknown>>; // AUTHORED names columns of this very row
  return row.deleted_at === null && AUTHORED.every((column, index) => stored[column] === values[index]);
}
