import { foldLine, isBlank } from "../../core/clean-text.ts";
import type { Instant, PostId, StoryKey } from "../../core/ids.ts";
import { defaultLanguage, type Language, parseLanguage, spellAsOffered } from "../../core/language.ts";
import type { BlogFeed, FeedEntry } from "../../core/polling/feed-entry.ts";
import { deriveBlog } from "../../core/polling/item-keys.ts";
import type { IncomingPost } from "../../core/posts/incoming-post.ts";
import { listOfferedFolders } from "../../core/posts/language/folder-language.ts";
import type { Problem } from "../../core/problem.ts";
import { type Result, succeed } from "../../core/result.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import { parseTopic } from "../../core/topic.ts";
import type { ContentHasher } from "../../ports/access/content-hasher.ts";
import type { MarkdownRenderer } from "../../ports/posts/markdown-renderer.ts";

export interface ComposeItemDependencies {
  readonly newsletter: Pick<Newsletter, "languages" | "siteUrl">;
  readonly markdown: Pick<MarkdownRenderer, "renderHtml">;
  readonly contentHasher: ContentHasher;
}

export interface ItemToCompose {
  readonly id: PostId;
  readonly entry: FeedEntry;
  readonly feed: BlogFeed;
  readonly feedUrl: string;
  /** Counts as its date where the feed gives none. */
  readonly firstSeenAt: Instant;
  readonly isKnown: boolean;
  /** Of which it is a translation. */
  readonly story: StoryKey;
}

/** An item of the blog's feed as a post, through the same sanitising and the same blocks of mails as a file. */
export async function composeItem(
  deps: ComposeItemDependencies,
  { id, entry, feed, feedUrl, firstSeenAt, isKnown, story }: ItemToCompose,
): Promise<Result<IncomingPost, Problem>> {
  const { siteUrl, languages } = deps.newsletter;
  const url = entry.url ?? siteUrl.href;
  const body = deps.markdown.renderHtml(entry.html, new URL(entry.baseUrl ?? url));
  if (!body.ok) return body;
  const { html, text, article, words, excerpt } = body.value;
  const title = foldLine(entry.title);
  const summary = foldLine(entry.summary ?? "");
  const post = {
    id,
    path: id,
    story,
    language: deriveItemLanguage(entry, feed, languages),
    title: isBlank(title) ? nameUntitled(excerpt, url) : title.slice(0, MAX_TITLE),
    description: isBlank(summary) || text.startsWith(summary) ? excerpt : summary.slice(0, MAX_SUMMARY),
    url,
    publishedAt: entry.publishedAt ?? firstSeenAt,
    tags: deriveTags(entry.tags),
    image: entry.imageUrl === null ? null : { url: entry.imageUrl, alt: "" },
    ...{ home: null, expiresAt: null, newsletter: true },
    ...{ html, text, article, words },
    fromFeed: { isKnown, blog: deriveBlog(feedUrl) },
  };
  const { fromFeed: _, ...said } = post;
  return succeed({ ...post, sourceHash: await deps.contentHasher.hash(JSON.stringify(said)) });
}

const MAX_TITLE = 300;
const MAX_SUMMARY = 500;
const MAX_TAGS = 20;

/** Its own word, else the language's folder of its page, else its feed's, else the newsletter's first. */
export function deriveItemLanguage(entry: FeedEntry, feed: BlogFeed, offered: readonly Language[]): Language {
  const own = readLanguage(entry.language, offered);
  if (own !== null) return own;
  const folders =
    entry.url === null ? [] : new URL(entry.url).pathname.split("/").filter((part) => part !== "");
  const byPlace = listOfferedFolders(folders, offered)[0]?.language;
  return byPlace ?? readLanguage(feed.language, offered) ?? defaultLanguage(offered);
}

/** One that is not offered is its own: such a post stays home. */
function readLanguage(text: string | null, offered: readonly Language[]): Language | null {
  const language = parseLanguage(text);
  return language === null ? null : spellAsOffered(language, offered);
}

/** Notes and pictures of a day have no title: their first words stand for one. */
const nameUntitled = (excerpt: string, url: string): string =>
  excerpt.split(/\s+/).slice(0, 10).join(" ") || new URL(url).pathname;

function deriveTags(tags: readonly string[]) {
  const topics = tags.flatMap((tag) => parseTopic(tag) ?? []);
  return [...new Map(topics.map((topic) => [topic.slug, topic])).values()].slice(0, MAX_TAGS);
}
