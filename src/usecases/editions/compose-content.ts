import { boundContent, fitsRow } from "../../core/editions/bound-content.ts";
import type { StoryMailing, StoryRelease } from "../../core/editions/earlier.ts";
import type { IssueContent, IssuePost, IssueStory } from "../../core/editions/edition.ts";
import type { PostId } from "../../core/ids.ts";
import { deriveDatedAt } from "../../core/issues/derive-due-at.ts";
import type { Issue } from "../../core/issues/issue.ts";
import { spellAsOffered } from "../../core/language.ts";
import { type Article, selectFrozenArticles } from "../../core/posts/article.ts";
import type { Post } from "../../core/posts/post.ts";
import { isPublicPost } from "../../core/posts/public-post.ts";
import { groupStories } from "../../core/posts/story.ts";
import type { NumberedTopic } from "../../core/topic.ts";
import type { IssueDependencies } from "../issues/sending/issue-dependencies.ts";

type ComposeDependencies = Pick<
  IssueDependencies,
  "newsletter" | "editions" | "posts" | "topics" | "placeholderKeys" | "clock" | "log"
>;

/**
 * Freezes what the mails of an issue are made of. The first content that is stored counts: shards that compose at the
 * same time all continue with it.
 */
export async function composeContent(deps: ComposeDependencies, issue: Issue): Promise<IssueContent> {
  const content = await draftContent(deps, issue);
  if (!fitsRow(content))
    throw new Error(
      `its ${content.stories.length} stories are too many for one issue, even as titles with links; keep some of them home, or mark them newsletter: false, and resume it`,
    );
  const frozen = await deps.editions.claimContent(content, deps.clock.now());
  deps.log.record("issue.composed", { issue: issue.id, stories: frozen.stories.length });
  return frozen;
}

/** The content as it would be frozen now; previews and test submissions use it too. */
export async function draftContent(
  deps: Pick<
    ComposeDependencies,
    "newsletter" | "editions" | "posts" | "topics" | "clock" | "placeholderKeys"
  >,
  issue: Pick<Issue, "id" | "cadence" | "slotAt" | "windowThrough" | "posts" | "plannedAt" | "readerHours">,
): Promise<IssueContent> {
  const catchUp = await deps.editions.findCatchUp(issue);
  const [stored, topics] = await Promise.all([
    deps.posts.findEvery([...issue.posts, ...catchUp.posts]),
    deps.topics.list(),
  ]);
  const { languages } = deps.newsletter;
  const posts = stored.map((post) => ({ ...post, language: spellAsOffered(post.language, languages) }));
  const view = {
    at: Math.max(deps.clock.now(), issue.windowThrough), // a tick may be ahead of the clock
    languages,
    requirePage: false, // whoever planned it has seen to that
  };
  const seen = posts.filter((post) => isPublicPost(post, view)); // taken home since it was planned
  const living = inOrder(issue.posts, seen);
  const passedBy = inOrder(catchUp.posts, seen).filter((post) => !issue.posts.includes(post.id));
  const articles = await findArticles(deps, issue.cadence, living);
  const stories = groupStories([
    ...living.map((post) => toIssuePost(post, topics, articles)),
    ...passedBy.map((post) => ({ ...toIssuePost(post, topics, articles), isCatchUp: true as const })),
  ]);
  const keys = stories.map((story) => story.key);
  const isSpecial = issue.cadence === "special";
  const earlier = isSpecial ? [] : await deps.editions.listEarlier(keys, issue);
  const mailings = await deps.editions.listMailed(keys, issue);
  const mailed = mailings.filter(({ cadence }) => isSpecial || cadence === "special");
  return boundContent({
    issue: issue.id,
    cadence: issue.cadence,
    slotAt: deriveDatedAt(issue, deps.newsletter.timeZone),
    catchUps: catchUp.ends,
    stories: stories.map((story) => addHistory(story, earlier, mailed)),
    envelope: deriveEnvelope(deps.newsletter, issue.plannedAt, deps.placeholderKeys.derive(issue.id)),
  });
}

/** The same of posts that are stored nowhere: what their issue would be, were they all that is due. */
export async function draftUnstored(
  deps: Pick<ComposeDependencies, "newsletter" | "topics" | "placeholderKeys">,
  {
    articles,
    ...issue
  }: Pick<Issue, "id" | "cadence" | "slotAt"> & {
    readonly posts: readonly Post[];
    readonly articles: ReadonlyMap<PostId, Article>;
  },
): Promise<IssueContent> {
  const topics = await deps.topics.list();
  const stories = groupStories(issue.posts.map((post) => toIssuePost(post, topics, articles)));
  return boundContent({
    issue: issue.id,
    cadence: issue.cadence,
    slotAt: issue.slotAt,
    catchUps: [],
    stories: stories.map((story) => addHistory(story, [], [])),
    envelope: deriveEnvelope(deps.newsletter, issue.slotAt, deps.placeholderKeys.derive(issue.id)),
  });
}

function inOrder(ids: readonly PostId[], posts: readonly Post[]): readonly Post[] {
  return ids.flatMap((id) => posts.find((post) => post.id === id) ?? []);
}

/**
 * Bodies are frozen only where one story is the whole issue: a digest shows titles and descriptions, and a row holds two
 * megabytes at most.
 */
async function findArticles(
  { posts }: Pick<ComposeDependencies, "posts">,
  cadence: Issue["cadence"],
  living: readonly Post[],
): Promise<ReadonlyMap<PostId, Article>> {
  const isOneStory = new Set(living.map((post) => post.story)).size === 1;
  if (!isOneStory || (cadence !== "instant" && cadence !== "special")) return new Map();
  return selectFrozenArticles(await posts.findArticles(living.map((post) => post.id)));
}

function toIssuePost(
  post: Post,
  topics: readonly NumberedTopic[],
  articles: ReadonlyMap<PostId, Article>,
): IssuePost {
  const slugs = post.tags.map((tag) => tag.slug);
  const article = articles.get(post.id);
  return {
    ...post,
    ...(article === undefined ? {} : { article }),
    topicNumbers: topics.filter((topic) => slugs.includes(topic.slug)).map((topic) => topic.number),
  };
}

function addHistory(
  story: Pick<IssueStory, "key" | "posts">,
  earlier: readonly StoryRelease[],
  mailed: readonly StoryMailing[],
): IssueStory {
  return {
    key: story.key,
    posts: story.posts,
    earlier: earlier.filter((release) => release.story === story.key),
    mailed: mailed.filter((mailing) => mailing.story === story.key),
  };
}

function deriveEnvelope(
  newsletter: IssueDependencies["newsletter"],
  tokenAt: number,
  placeholderKey: string,
): IssueContent["envelope"] {
  return {
    from: newsletter.mailFrom,
    replyTo: newsletter.mailReplyTo,
    publicUrl: newsletter.publicUrl.href,
    siteUrl: newsletter.siteUrl.href,
    title: newsletter.title,
    description: newsletter.description,
    postalAddress: newsletter.postalAddress,
    timeZone: newsletter.timeZone,
    languages: newsletter.languages,
    cadences: newsletter.cadences,
    tokenAt,
    placeholderKey,
  };
}
