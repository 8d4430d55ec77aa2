import { composeFeedOpening } from "../../../templates/feed-opening.tsx";
import { defaultLanguage } from "../../core/language.ts";
import { type FeedFormat, MAX_FEED_BODY_BYTES, selectFeedPosts } from "../../core/posts/feed.ts";
import type { FeedContent } from "../../core/posts/feed-reading.ts";
import type { Post } from "../../core/posts/post.ts";
import { derivePublicView } from "../../core/posts/public-post.ts";
import type { Problem } from "../../core/problem.ts";
import { type Result, succeed } from "../../core/result.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { KeptAnswer } from "../../core/site/answer.ts";
import type { FeedStore } from "../../ports/posts/feed-store.ts";
import type { FeedWriter } from "../../ports/posts/feed-writer.ts";
import { type AnswerDependencies, makeAnswer, recallAnswer } from "../site/make-answer.ts";
import { type FeedPlace, findFeedTopics, parseFeedPlace, type WantedFeed } from "./parse-feed-place.ts";

export interface WriteFeedDependencies extends AnswerDependencies {
  readonly newsletter: Pick<
    Newsletter,
    "title" | "description" | "siteUrl" | "publicUrl" | "languages" | "topics" | "requirePage"
  >;
  readonly feedStore: FeedStore;
  readonly feeds: FeedWriter;
}

export interface FeedRequest extends FeedPlace {
  readonly format: FeedFormat;
  /** The feed's own path, for its link to itself. */
  readonly path: string;
}

/** Older posts are on the blog and in the archive. */
const NEWEST = 100;

/** The newest public posts as a feed; its date may be a second ahead of the clock. */
export async function writeFeed(
  deps: WriteFeedDependencies,
  request: FeedRequest,
): Promise<Result<KeptAnswer, Problem>> {
  const parsed = parseFeedPlace(deps.newsletter, request);
  if (!parsed.ok) return parsed;
  const wanted = parsed.value;
  return makeAnswer(deps, {
    name: nameFeed(request),
    read: async (unless) =>
      succeed(
        await deps.feedStore.read({
          languages: wanted.languages,
          topics: wanted.slugs,
          view: derivePublicView(deps.newsletter, deps.clock.now()),
          limit: NEWEST,
          bodyBytes: MAX_FEED_BODY_BYTES,
          unless,
        }),
      ),
    write: (content) => composeFeed(deps, request, wanted, content),
  });
}

/** The feed as it was a moment ago, for whoever has it already. */
export const recallFeed = (deps: AnswerDependencies, request: FeedRequest): KeptAnswer | null =>
  recallAnswer(deps, nameFeed(request));

const nameFeed = ({ format, path, language, topic }: FeedRequest): string =>
  JSON.stringify([format, path, language, topic]);

function composeFeed(
  { newsletter, feeds }: WriteFeedDependencies,
  { format, path }: FeedRequest,
  wanted: WantedFeed,
  content: FeedContent,
): Result<string, Problem> {
  const topics = findFeedTopics(newsletter, wanted, content.topics);
  if (!topics.ok) return topics;
  const posts = selectFeedPosts(content.posts, wanted.languages);
  const document = {
    title: [newsletter.title, topics.value.map(({ name }) => name).join(", ")].filter(Boolean).join(": "),
    description: newsletter.description,
    siteUrl: newsletter.siteUrl,
    selfUrl: new URL(path, newsletter.publicUrl),
    language: wanted.languages[0] ?? defaultLanguage(newsletter.languages),
    updatedAt: deriveUpdatedAt(posts),
    posts: posts.map((post) => (post.isWhole ? post : { ...post, html: composeFeedOpening(post) })),
  };
  return succeed(feeds.write(document, format));
}

/** When the newest of the changes shown was made; the epoch for an empty feed, since a clock would change its bytes. */
const deriveUpdatedAt = (posts: readonly Post[]) =>
  Math.max(0, ...posts.map((post) => Math.max(post.publishedAt, post.changedAt)));
