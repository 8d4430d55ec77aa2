import type { Language } from "../../core/language.ts";
import { selectFeedPosts } from "../../core/posts/feed.ts";
import type { Post } from "../../core/posts/post.ts";
import { derivePublicView } from "../../core/posts/public-post.ts";
import type { Problem } from "../../core/problem.ts";
import { type Result, succeed } from "../../core/result.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { Topic } from "../../core/topic.ts";
import type { PostStore } from "../../ports/posts/post-store.ts";
import type { TopicCatalog } from "../../ports/posts/topic-catalog.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import { type FeedPlace, findFeedTopics, parseFeedPlace } from "./parse-feed-place.ts";

export interface ShowFeedDependencies {
  readonly newsletter: Pick<Newsletter, "languages" | "topics" | "requirePage">;
  readonly posts: Pick<PostStore, "list">;
  readonly topics: Pick<TopicCatalog, "listPublic">;
  readonly clock: Clock;
}

export interface ShownFeed {
  /** Empty: every language. */
  readonly languages: readonly Language[];
  /** Empty: every topic. */
  readonly topics: readonly Topic[];
  readonly posts: readonly Post[];
}

/** Enough to see what a feed is about. */
const SHOWN = 10;
/** A story is several posts, of which one is shown. */
const READ = SHOWN * 5;

/** A feed as its page for people shows it: what is in it, and its latest posts by title. */
export async function showFeed(
  deps: ShowFeedDependencies,
  place: FeedPlace,
): Promise<Result<ShownFeed, Problem>> {
  const wanted = parseFeedPlace(deps.newsletter, place);
  if (!wanted.ok) return wanted;
  const { languages, slugs } = wanted.value;
  const view = derivePublicView(deps.newsletter, deps.clock.now());
  const [known, posts] = await Promise.all([
    slugs.length === 0 ? [] : deps.topics.listPublic(view),
    deps.posts.list({
      ...(languages.length === 0 ? {} : { languages }),
      ...(slugs.length === 0 ? {} : { topics: slugs }),
      limit: READ,
      publicIn: view,
    }),
  ]);
  const topics = findFeedTopics(deps.newsletter, wanted.value, known);
  if (!topics.ok) return topics;
  return succeed({
    languages,
    topics: topics.value,
    posts: selectFeedPosts(posts, languages).slice(0, SHOWN),
  });
}
