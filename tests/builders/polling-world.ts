import { createAddressHasher } from "../../src/adapters/crypto/address-hasher.ts";
import { createD1OccasionBook } from "../../src/adapters/d1/notes/occasion-book.ts";
import { createD1PolledFeedStore } from "../../src/adapters/d1/polling/polled-feed-store.ts";
import { feedParser } from "../../src/adapters/polling/feed-parser.ts";
import type { FetchedFeed } from "../../src/core/polling/fetched-feed.ts";
import type { Newsletter } from "../../src/core/settings/settings.ts";
import { tellAuthor } from "../../src/usecases/notes/tell-author.ts";
import { watchFeeds } from "../../src/usecases/notes/watch-feeds.ts";
import { pollFeeds } from "../../src/usecases/polling/poll-feeds.ts";
import { acceptItems, listPolledFeeds, pollFeedsNow } from "../../src/usecases/polling/show-feeds.ts";
import { publishPost } from "../../src/usecases/posts/publish-post.ts";
import { buildFile } from "./post-world.ts";
import { createTickWorld } from "./tick-world.ts";

export const FEED = "https://blog.example.org/feed.xml";

const SITE = new URL("https://blog.example.org/");

export interface Entry {
  readonly title: string;
  readonly guid?: string;
  readonly link?: string;
  /** ISO date; none where it is left out. */
  readonly date?: string;
  readonly body?: string;
  readonly category?: string;
}

const element = (name: string, text: string | undefined) =>
  text === undefined ? "" : `<${name}>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</${name}>`;

export const writeRss = (entries: readonly Entry[], language = "en") =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>A blog</title><link>https://blog.example.org/</link><language>${language}</language>${entries
    .map(
      ({ title, guid, link, date, body = `<p>Words of ${title}.</p>`, category }) =>
        `<item>${element("title", title)}${element("guid", guid)}${element("link", link)}${element(
          "pubDate",
          date === undefined ? undefined : new Date(date).toUTCString(),
        )}${element("category", category)}${element("description", body)}</item>`,
    )
    .join("")}</channel></rss>`;

/** A blog whose feeds are what a test says, polled and planned over the real SQL. */
export function createPollingWorld(own: Partial<Newsletter> = {}, feedUrls: readonly string[] = [FEED]) {
  const authorEmail = "author@example.com";
  const world = createTickWorld({
    cadences: ["instant"],
    languages: ["en", "es"],
    authorEmail,
    siteUrl: SITE,
    ...own,
  });
  const answers = new Map<string, FetchedFeed>();
  const asked: { url: string; etag: string | null }[] = [];
  const deps = {
    ...world.deps,
    feedUrls,
    feedParser,
    occasions: createD1OccasionBook(world.db),
    addressHasher: createAddressHasher(["a secret key for tests that is long enough"]),
    outboxWaker: { wake: async () => {} },
    polledFeeds: createD1PolledFeedStore(world.db),
    feedClient: {
      fetch: async (url: string, { etag }: { readonly etag: string | null }): Promise<FetchedFeed> => {
        asked.push({ url, etag });
        const answer = answers.get(url) ?? {
          outcome: "failed" as const,
          problem: "down",
          retryAfterSeconds: null,
        };
        const isSame = answer.outcome === "read" && answer.etag !== null && answer.etag === etag;
        return isSame ? { outcome: "unchanged", maxAgeSeconds: null } : answer;
      },
    },
  };
  const answer = (body: string, more: Partial<Extract<FetchedFeed, { outcome: "read" }>> = {}, url = FEED) =>
    answers.set(url, {
      ...{ outcome: "read", body, url, contentType: "application/rss+xml", etag: null, lastModified: null },
      ...{ maxAgeSeconds: null, ...more },
    });
  return {
    ...world,
    deps,
    asked,
    answer,
    show: (entries: readonly Entry[], url = FEED) => answer(writeRss(entries), {}, url),
    fail: (problem = "down", retryAfterSeconds: number | null = null, url = FEED) =>
      answers.set(url, { outcome: "failed", problem, retryAfterSeconds }),
    vanish: (url = FEED) =>
      answers.set(url, { outcome: "failed", problem: "gone", retryAfterSeconds: null, isGone: true }),
    poll: (difference: Partial<typeof deps> = {}) => pollFeeds({ ...deps, ...difference }),
    /** What a tick does after its polls. */
    watch: (difference: Partial<typeof deps> = {}) => {
      const own = { ...deps, ...difference };
      return watchFeeds({ ...own, tellAuthor: (occasions) => tellAuthor(own, occasions) });
    },
    /** What its author was told of, by name. */
    told: async () => {
      const rows = await world.db
        .prepare("SELECT name FROM occasions ORDER BY at, name")
        .all<{ name: string }>();
      return rows.results.map(({ name }) => name);
    },
    /** A Markdown file of the same blog. */
    putFile: async (path: string, lines: readonly string[]) => {
      const put = await publishPost(deps, { path, source: new TextEncoder().encode(buildFile(lines)) });
      if (!put.ok) throw new Error(JSON.stringify(put.problem));
    },
    pollNow: () => pollFeedsNow(deps),
    accept: (as: "new" | "known", url = FEED) => acceptItems(deps, { url, as }),
    feeds: () => listPolledFeeds(deps),
    /** Titles in the order in which issues held them. */
    announced: async () => {
      const rows = await world.db
        .prepare(
          "SELECT title FROM issue_posts JOIN issues ON issues.id = issue JOIN posts ON posts.id = post ORDER BY issues.rowid, position",
        )
        .all<{ title: string }>();
      return rows.results.map(({ title }) => title);
    },
    posts: async () =>
      (
        await world.db
          .prepare(
            "SELECT id, path, title, url, special, from_feed, deleted_at FROM posts ORDER BY title, id",
          )
          .all<{
            id: string;
            path: string;
            title: string;
            url: string;
            special: string | null;
            from_feed: number;
          }>()
      ).results,
  };
}

export type PollingWorld = ReturnType<typeof createPollingWorld>;
