import { composeFeedOpening } from "../../../templates/feed-opening.tsx";
import type { Instant } from "../../core/ids.ts";
import { defaultLanguage } from "../../core/language.ts";
import { type FeedFormat, MAX_FEED_BODY_BYTES, selectFeedPosts } from "../../core/posts/feed.ts";
import type { FeedPost, KeptFeed } from "../../core/posts/feed-reading.ts";
import type { Post } from "../../core/posts/post.ts";
import type { Problem } from "../../core/problem.ts";
import { type Result, succeed } from "../../core/result.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { Topic } from "../../core/topic.ts";
import type { ContentHasher } from "../../ports/access/content-hasher.ts";
import type { FeedMemory } from "../../ports/posts/feed-memory.ts";
import type { FeedStore } from "../../ports/posts/feed-store.ts";
import type { FeedWriter } from "../../ports/posts/feed-writer.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import { type FeedPlace, findFeedTopics, parseFeedPlace, type WantedFeed } from "./parse-feed-place.ts";

export interface WriteFeedDependencies {
  readonly newsletter: Pick<
    Newsletter,
    "title" | "description" | "siteUrl" | "publicUrl" | "languages" | "topics"
  >;
  readonly feedStore: FeedStore;
  readonly feedMemory: FeedMemory;
  readonly feeds: FeedWriter;
  readonly contentHasher: ContentHasher;
  readonly clock: Clock;
}

export interface FeedRequest extends FeedPlace {
  readonly format: FeedFormat;
  /** The feed's own path, for its link to itself. */
  readonly path: string;
}

export interface WrittenFeed {
  readonly body: string;
  /** Strong, in its quotation marks. */
  readonly etag: string;
  /** When a post last came, went or changed, in whole seconds; may be a second ahead of the clock. */
  readonly modifiedAt: Instant;
}

/** Older posts are on the blog and in the archive. */
const NEWEST = 100;

/**
 * The newest public posts as a feed, made once for each revision of the posts and asked for in one round trip. Equal
 * posts give equal bytes, so that a reader's copy can be told to be fresh.
 */
export async function writeFeed(
  deps: WriteFeedDependencies,
  request: FeedRequest,
): Promise<Result<WrittenFeed, Problem>> {
  const wanted = parseFeedPlace(deps.newsletter, request);
  if (!wanted.ok) return wanted;
  const { languages, slugs } = wanted.value;
  const now = deps.clock.now();
  const name = JSON.stringify([request.format, request.path, languages, slugs]);
  const kept = deps.feedMemory.find(name);
  const reading = await deps.feedStore.read({
    languages,
    topics: slugs,
    view: { at: now, languages: deps.newsletter.languages },
    limit: NEWEST,
    bodyBytes: MAX_FEED_BODY_BYTES,
    unless: kept === null || now >= (kept.freshUntil ?? Number.POSITIVE_INFINITY) ? null : kept.revision,
  });
  const topics = findFeedTopics(deps.newsletter, wanted.value, reading.topics);
  if (!topics.ok) return topics;

  if (reading.posts === null && kept !== null)
    return succeed({ body: kept.body, etag: kept.etag, modifiedAt: kept.modifiedAt });
  const body = composeFeed(deps, request, wanted.value, topics.value, reading.posts ?? []);
  const etag = `"${(await deps.contentHasher.hash(body)).slice(0, 32)}"`;
  const modifiedAt = deriveModifiedAt(reading.modifiedAt, etag, kept);
  deps.feedMemory.keep(name, {
    ...{ revision: reading.revision, freshUntil: reading.freshUntil },
    ...{ body, etag, modifiedAt },
  });
  return succeed({ body, etag, modifiedAt });
}

/**
 * Dates have whole seconds. A change within a second that was already shown gets the next second; otherwise a client
 * that read in between would be told for ever that nothing has changed.
 */
const deriveModifiedAt = (changedAt: Instant, etag: string, kept: KeptFeed | null): Instant =>
  kept === null ? changedAt : Math.max(changedAt, kept.modifiedAt + (kept.etag === etag ? 0 : 1000));

function composeFeed(
  { newsletter, feeds }: WriteFeedDependencies,
  { format, path }: FeedRequest,
  { languages }: WantedFeed,
  topics: readonly Topic[],
  found: readonly FeedPost[],
): string {
  const posts = selectFeedPosts(found, languages);
  const document = {
    title: [newsletter.title, topics.map(({ name }) => name).join(", ")].filter(Boolean).join(": "),
    description: newsletter.description,
    siteUrl: newsletter.siteUrl,
    selfUrl: new URL(path, newsletter.publicUrl),
    language: languages[0] ?? defaultLanguage(newsletter.languages),
    updatedAt: deriveUpdatedAt(posts),
    posts: posts.map((post) => (post.isWhole ? post : { ...post, html: composeFeedOpening(post) })),
  };
  return feeds.write(document, format);
}

/** When the newest of the changes shown was made; the epoch for an empty feed, since a clock would change its bytes. */
const deriveUpdatedAt = (posts: readonly Post[]) =>
  Math.max(0, ...posts.map((post) => Math.max(post.publishedAt, post.changedAt)));
