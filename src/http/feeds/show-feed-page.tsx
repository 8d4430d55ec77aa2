import type { Context } from "hono";
import { deriveSite } from "../../../templates/derive-site.ts";
import { FeedPage, type NarrowerFeed } from "../../../templates/pages/site/feed.tsx";
import { defaultLanguage, type Language } from "../../core/language.ts";
import { deriveFeedPath, type FeedFormat } from "../../core/posts/feed.ts";
import type { Topic } from "../../core/topic.ts";
import type { FeedPlace } from "../../usecases/posts/parse-feed-place.ts";
import type { ShownFeed } from "../../usecases/posts/show-feed.ts";
import { answerProblem } from "../shell/answer-problem.tsx";
import { chooseLanguage } from "../shell/choose-language.ts";
import type { HttpEnv } from "../shell/context.ts";
import { listFeeds } from "./list-feeds.ts";

/** A feed as a page, in the language of whoever looks. */
export async function showFeedPage(
  c: Context<HttpEnv>,
  { format, ...place }: FeedPlace & { readonly format: FeedFormat },
) {
  const [feed, offeredTopics] = await Promise.all([
    c.var.gazette.showFeed(place),
    place.topic === null ? c.var.gazette.listOfferedTopics() : [],
  ]);
  if (!feed.ok) return answerProblem(c, feed.problem);
  const { languages, topics, posts } = feed.value;
  const site = deriveSite(c.var.settings.newsletter);
  c.header("Vary", "Accept-Language", { append: true });
  c.header("Cache-Control", "public, no-cache");
  return c.html(
    <FeedPage
      site={site}
      language={chooseLanguage(c)}
      path={new URL(c.req.url).pathname}
      feeds={listFeeds({ languages, topics: topics.map(({ slug }) => slug) })}
      languages={languages}
      topics={topics.map(({ name }) => name)}
      posts={posts}
      narrower={listNarrower(feed.value, site.languages, offeredTopics, format)}
    />,
  );
}

/** One language of several, then one topic of all; a topic's feed has a language, too. */
function listNarrower(
  { languages, topics }: ShownFeed,
  offered: readonly Language[],
  offeredTopics: readonly Topic[],
  format: FeedFormat,
): readonly NarrowerFeed[] {
  const wide = languages.length === 0 ? offered : languages;
  const byLanguage = wide.map((language) => ({
    language,
    path: deriveFeedPath({ languages: [language], topics: topics.map(({ slug }) => slug) }, format),
  }));
  const within = languages.length === 0 ? [defaultLanguage(offered)] : languages;
  const byTopic = offeredTopics.map(({ slug, name }) => ({
    name,
    path: deriveFeedPath({ languages: within, topics: [slug] }, format),
  }));
  return [...(wide.length > 1 ? byLanguage : []), ...byTopic];
}
