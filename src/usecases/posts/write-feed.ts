import { defaultLanguage, type Language, parseLanguage } from "../../core/language.ts";
import type { RenderedPost } from "../../core/post.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { Newsletter } from "../../core/settings.ts";
import { parseTopic } from "../../core/topic.ts";
import type { Clock } from "../../ports/clock.ts";
import type { FeedFormat, FeedWriter } from "../../ports/feed-writer.ts";
import type { PostStore } from "../../ports/post-store.ts";
import type { TopicCatalog } from "../../ports/topic-catalog.ts";

export interface WriteFeedDependencies {
  readonly newsletter: Pick<
    Newsletter,
    "title" | "description" | "siteUrl" | "publicUrl" | "languages" | "topics"
  >;
  readonly posts: PostStore;
  readonly topics: TopicCatalog;
  readonly feeds: FeedWriter;
  readonly clock: Clock;
}

export interface FeedRequest {
  readonly format: FeedFormat;
  /** As in the address; null: every language. */
  readonly language: string | null;
  /** A topic's slug as in the address; null: every topic. */
  readonly topic: string | null;
  /** The feed's own path, for its link to itself. */
  readonly path: string;
}

export interface WrittenFeed {
  readonly body: string;
  readonly updatedAt: number;
}

/** As many as one read of bodies gives; older posts are on the blog and in the archive. */
const NEWEST = 100;
const NOT_FOUND: Problem = { kind: "page-not-found", detail: "There is no feed of that language or topic." };

/** The newest public posts as a feed. Equal posts give equal bytes, so that a reader's copy can be told to be fresh. */
export async function writeFeed(
  deps: WriteFeedDependencies,
  request: FeedRequest,
): Promise<Result<WrittenFeed, Problem>> {
  const language = selectLanguage(deps, request.language);
  if (language === undefined) return fail(NOT_FOUND);
  const topic = await findTopicName(deps, request.topic);
  if (topic === undefined) return fail(NOT_FOUND);

  const filter = {
    ...(language === null ? {} : { language }),
    ...(topic === null ? {} : { topic: topic.slug }),
  };
  const posts = await deps.posts.listRendered({ ...filter, limit: NEWEST, publicAt: deps.clock.now() });
  const { newsletter } = deps;
  const updatedAt = deriveUpdatedAt(posts);
  const document = {
    title: topic === null ? newsletter.title : `${newsletter.title}: ${topic.name}`,
    description: newsletter.description,
    siteUrl: newsletter.siteUrl,
    selfUrl: new URL(request.path, newsletter.publicUrl),
    language: language ?? defaultLanguage(newsletter.languages),
    updatedAt,
    posts,
  };
  return succeed({ body: deps.feeds.write(document, request.format), updatedAt });
}

/** Undefined where the newsletter does not offer it. */
function selectLanguage(deps: WriteFeedDependencies, asked: string | null): Language | null | undefined {
  if (asked === null) return null;
  const tag = parseLanguage(asked);
  return deps.newsletter.languages.find((offered) => offered === tag);
}

/** Undefined where no post ever had it and the newsletter does not offer it. */
async function findTopicName(deps: WriteFeedDependencies, asked: string | null) {
  if (asked === null) return null;
  const slug = parseTopic(asked)?.slug;
  const known = [...deps.newsletter.topics, ...(await deps.topics.list())];
  return known.find((topic) => topic.slug === slug);
}

/** When the newest of the changes shown was made; the epoch for an empty feed, since a clock would change its bytes. */
const deriveUpdatedAt = (posts: readonly RenderedPost[]) =>
  Math.max(0, ...posts.map((post) => Math.max(post.publishedAt, post.changedAt)));
