import { selectFeedPosts } from "../../core/feed.ts";
import { type Language, parseLanguage } from "../../core/language.ts";
import type { RenderedPost } from "../../core/post.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { Newsletter } from "../../core/settings.ts";
import { MAXIMUM_TOPICS, parseTopic, type Topic } from "../../core/topic.ts";
import type { Clock } from "../../ports/clock.ts";
import type { PostStore } from "../../ports/post-store.ts";
import type { TopicCatalog } from "../../ports/topic-catalog.ts";

export interface FindFeedDependencies {
  readonly newsletter: Pick<Newsletter, "languages" | "topics">;
  readonly posts: PostStore;
  readonly topics: TopicCatalog;
  readonly clock: Clock;
}

/** As the address names it. */
export interface FeedPlace {
  /** A language, or several with commas, the preferred first; null: every language. */
  readonly language: string | null;
  /** A topic's slug, or several with commas; null: every topic. */
  readonly topic: string | null;
}

export interface FoundFeed {
  /** Empty: every language. */
  readonly languages: readonly Language[];
  /** Empty: every topic. */
  readonly topics: readonly Topic[];
  readonly posts: readonly RenderedPost[];
}

/** As many as one read of bodies gives; older posts are on the blog and in the archive. */
const NEWEST = 100;
const NOT_FOUND: Problem = { kind: "page-not-found", detail: "There is no feed of that language or topic." };

/** The newest public posts of a feed. One that nobody can ask for does not exist. */
export async function findFeed(
  deps: FindFeedDependencies,
  place: FeedPlace,
): Promise<Result<FoundFeed, Problem>> {
  const languages = place.language === null ? [] : selectLanguages(deps, place.language);
  const topics = place.topic === null ? [] : await findTopics(deps, place.topic);
  if (languages === null || topics === null) return fail(NOT_FOUND);

  const posts = await deps.posts.listRendered({
    ...(languages.length === 0 ? {} : { languages }),
    ...(topics.length === 0 ? {} : { topics: topics.map(({ slug }) => slug) }),
    limit: NEWEST,
    publicAt: deps.clock.now(),
  });
  return succeed({ languages, topics, posts: selectFeedPosts(posts, languages) });
}

/** Null where the newsletter does not offer one of them. */
function selectLanguages({ newsletter }: FindFeedDependencies, asked: string): readonly Language[] | null {
  const tags = asked.split(",").map(parseLanguage);
  const languages = tags.map((tag) => newsletter.languages.find((offered) => offered === tag));
  return dropGaps(languages);
}

/** Null where no post ever had one of them and the newsletter does not offer it. */
async function findTopics(deps: FindFeedDependencies, asked: string): Promise<readonly Topic[] | null> {
  const slugs = asked.split(",").map((text) => parseTopic(text)?.slug);
  if (slugs.length > MAXIMUM_TOPICS) return null;
  const known = [...deps.newsletter.topics, ...(await deps.topics.list())];
  return dropGaps(slugs.map((slug) => known.find((topic) => topic.slug === slug)));
}

/** Each once; null where one is missing. */
function dropGaps<T>(found: readonly (T | undefined)[]): readonly T[] | null {
  const whole = found.filter((one) => one !== undefined);
  return whole.length < found.length ? null : [...new Set(whole)];
}
