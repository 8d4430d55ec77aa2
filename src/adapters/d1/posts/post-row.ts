import { asIssueId, asPostId, asStoryKey, type PostId } from "../../../core/ids.ts";
import { isObject, parseJson } from "../../../core/parse-json.ts";
import type { Article } from "../../../core/posts/article.ts";
import type { Post, PostImage, PostPage, RenderedPost } from "../../../core/posts/post.ts";
import { fail, type Result, succeed } from "../../../core/result.ts";
import type { Topic } from "../../../core/topic.ts";
import type { UnreadableRow } from "../../../core/unreadable-row.ts";

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
  readonly page_url: string | null;
  readonly page_answered_at: number | null;
  readonly page_problem: string | null;
}

export interface RenderedPostRow extends PostRow {
  readonly html: string;
  readonly text: string;
}

/**
 * SQL: another post with the same bytes in the same language that came first, or went out already. A post that stays
 * home does not count: a draft that was copied to where posts lie is to be released there.
 */
const COPY_OF = `CASE WHEN released_at IS NULL THEN (SELECT first.id FROM posts AS first
  WHERE first.source_hash = posts.source_hash AND first.language = posts.language AND first.id <> posts.id
    AND first.deleted_at IS NULL AND first.home IS NULL
    AND (first.released_at IS NOT NULL OR (first.added_at, first.id) < (posts.added_at, posts.id)) LIMIT 1) END`;

export const POST_COLUMNS = `id, path, story, language, title, description, url, published_at, tags, image, home,
  expires_at, newsletter, words, added_at, changed_at, released_at, special, page_url, page_answered_at, page_problem, ${COPY_OF} AS copy_of`;

/** SQL: tags that cannot be read are none. */
export const TAGS = "CASE WHEN json_valid(posts.tags) THEN posts.tags ELSE '[]' END";

/** A body that cannot be read is none: the mail announces its post. */
export function parseArticleRow(row: {
  readonly id: string;
  readonly article: string;
}): Result<readonly [PostId, Article], UnreadableRow> {
  const read = parseJson(row.article);
  const isBlock = (block: unknown) =>
    isObject(block) && typeof block.html === "string" && typeof block.text === "string";
  const isArticle =
    read.ok && isObject(read.value) && Array.isArray(read.value.blocks) && read.value.blocks.every(isBlock);
  if (!isArticle) return fail({ table: "posts", id: row.id });
  return succeed([asPostId(row.id), read.value as unknown as Article]); // its blocks were looked at
}

/** A whole post or none: what goes into a mail must be what its author wrote. */
export function parsePostRow(row: PostRow): Result<Post, UnreadableRow> {
  const isReadable = readTags(row) !== null && (row.image === null || readImage(row) !== null);
  return isReadable ? succeed(toPost(row)) : fail({ table: "posts", id: row.id });
}

/** The tags, each with both of its words; null: they cannot be read. */
function readTags({ tags }: PostRow): readonly Topic[] | null {
  const read = parseJson(tags);
  const isTag = (tag: unknown) =>
    isObject(tag) && typeof tag.slug === "string" && typeof tag.name === "string";
  return read.ok && Array.isArray(read.value) && read.value.every(isTag) ? read.value : null;
}

function readImage({ image }: PostRow): PostImage | null {
  const read = parseJson(image ?? "null");
  if (!read.ok || !isObject(read.value)) return null;
  const { url, alt } = read.value;
  return typeof url === "string" && typeof alt === "string" ? { url, alt } : null;
}

/** For pages, and for what takes the post's place: tags or an image that cannot be read are left out. */
export const toPost = (row: PostRow): Post => ({
  id: asPostId(row.id),
  path: row.path,
  story: asStoryKey(row.story),
  language: row.language,
  title: row.title,
  description: row.description,
  url: row.url,
  publishedAt: row.published_at,
  tags: readTags(row) ?? [],
  image: readImage(row),
  home: row.home,
  expiresAt: row.expires_at,
  newsletter: row.newsletter === 1,
  words: row.words,
  addedAt: row.added_at,
  changedAt: row.changed_at,
  releasedAt: row.released_at,
  special: row.special === null ? null : asIssueId(row.special),
  ...(row.copy_of === null ? {} : { copyOf: asPostId(row.copy_of) }),
  ...(row.page_url === row.url ? { page: toPage(row) } : {}), // another link's page says nothing
});

const toPage = ({ page_answered_at, page_problem }: PostRow): PostPage => ({
  isThere: page_answered_at !== null,
  problem: page_problem,
});

export const toRenderedPost = (row: RenderedPostRow): RenderedPost => ({
  ...toPost(row),
  html: row.html,
  text: row.text,
});
