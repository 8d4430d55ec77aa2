import type { FeedFormat } from "../../core/feed.ts";
import { defaultLanguage } from "../../core/language.ts";
import type { RenderedPost } from "../../core/post.ts";
import type { Problem } from "../../core/problem.ts";
import { type Result, succeed } from "../../core/result.ts";
import type { Newsletter } from "../../core/settings.ts";
import type { FeedWriter } from "../../ports/feed-writer.ts";
import { type FeedPlace, type FindFeedDependencies, findFeed } from "./find-feed.ts";

export interface WriteFeedDependencies extends FindFeedDependencies {
  readonly newsletter: Pick<
    Newsletter,
    "title" | "description" | "siteUrl" | "publicUrl" | "languages" | "topics"
  >;
  readonly feeds: FeedWriter;
}

export interface FeedRequest extends FeedPlace {
  readonly format: FeedFormat;
  /** The feed's own path, for its link to itself. */
  readonly path: string;
}

export interface WrittenFeed {
  readonly body: string;
  readonly updatedAt: number;
}

/** The newest public posts as a feed. Equal posts give equal bytes, so that a reader's copy can be told to be fresh. */
export async function writeFeed(
  deps: WriteFeedDependencies,
  request: FeedRequest,
): Promise<Result<WrittenFeed, Problem>> {
  const feed = await findFeed(deps, request);
  if (!feed.ok) return feed;
  const { languages, topics, posts } = feed.value;
  const { newsletter } = deps;
  const updatedAt = deriveUpdatedAt(posts);
  const document = {
    title: [newsletter.title, topics.map(({ name }) => name).join(", ")].filter(Boolean).join(": "),
    description: newsletter.description,
    siteUrl: newsletter.siteUrl,
    selfUrl: new URL(request.path, newsletter.publicUrl),
    language: languages[0] ?? defaultLanguage(newsletter.languages),
    updatedAt,
    posts,
  };
  return succeed({ body: deps.feeds.write(document, request.format), updatedAt });
}

/** When the newest of the changes shown was made; the epoch for an empty feed, since a clock would change its bytes. */
const deriveUpdatedAt = (posts: readonly RenderedPost[]) =>
  Math.max(0, ...posts.map((post) => Math.max(post.publishedAt, post.changedAt)));
