import { asIssueId, asPostId, asStoryKey } from "../../core/ids.ts";
import type { Post, RenderedPost } from "../../core/post.ts";

/** A row of `posts` without its bodies; `POST_COLUMNS` selects just these. */
export interface PostRow {
  readonly id: string;
  readonly path: string;
  readonly story: string;
  readonly language: string;
  readonly title: string;
  readonly description: string;
  readonly url: string;
  readonly published_at: number;
  readonly tags: string;
  readonly image: string | null;
  readonly home: string | null;
  readonly expires_at: number | null;
  readonly newsletter: number;
  readonly words: number;
  readonly added_at: number;
  readonly changed_at: number;
  readonly released_at: number | null;
  readonly special: string | null;
  readonly copy_of: string | null;
}

export interface RenderedPostRow extends PostRow {
  readonly html: string;
  readonly text: string;
}

/**
 * SQL: the post that stands with the same bytes in the same language and came first, or went out already. What stays home
 * is in nobody's way: a draft that was copied to where posts lie is to be released there.
 */
const COPY_OF = `CASE WHEN released_at IS NULL THEN (SELECT first.id FROM posts AS first
  WHERE first.source_hash = posts.source_hash AND first.language = posts.language AND first.id <> posts.id
    AND first.deleted_at IS NULL AND first.home IS NULL
    AND (first.released_at IS NOT NULL OR (first.added_at, first.id) < (posts.added_at, posts.id)) LIMIT 1) END`;

export const POST_COLUMNS = `id, path, story, language, title, description, url, published_at, tags, image, home,
  expires_at, newsletter, words, added_at, changed_at, released_at, special, ${COPY_OF} AS copy_of`;

/** Codec: the JSON columns were written by this folder alone. */
export const toPost = (row: PostRow): Post => ({
  id: asPostId(row.id),
  path: row.path,
  story: asStoryKey(row.story),
  language: row.language,
  title: row.title,
  description: row.description,
  url: row.url,
  publishedAt: row.published_at,
  tags: JSON.parse(row.tags),
  image: row.image === null ? null : JSON.parse(row.image),
  home: row.home,
  expiresAt: row.expires_at,
  newsletter: row.newsletter === 1,
  words: row.words,
  addedAt: row.added_at,
  changedAt: row.changed_at,
  releasedAt: row.released_at,
  special: row.special === null ? null : asIssueId(row.special),
  ...(row.copy_of === null ? {} : { copyOf: asPostId(row.copy_of) }),
});

export const toRenderedPost = (row: RenderedPostRow): RenderedPost => ({
  ...toPost(row),
  html: row.html,
  text: row.text,
});
