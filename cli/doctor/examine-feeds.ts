import type { FeedList, FeedView } from "../../src/contract/polling/feeds.ts";
import type { PostList } from "../../src/contract/posts/posts.ts";
import { blame, type Check, pass, warn } from "../../src/core/settings/checks.ts";
import { chooseFeeds, findFeeds } from "../blog/find-feeds.ts";
import type { Connection } from "../connection.ts";
import { PROGRAM } from "../program/name-program.ts";

/** How the blog's feeds are read; where nothing comes in at all, which feed could be. */
export async function examineFeeds(
  author: Connection | null,
  siteUrl: string | null,
): Promise<readonly Check[]> {
  if (author === null) return [pass("feeds", "Give AUTHOR_TOKEN in the environment to have this looked at.")];
  const list = await author.call<Partial<FeedList>>("GET", "api/feeds").catch(readFailure);
  if (typeof list === "string") return [pass("feeds", list)];
  const { feeds = [] } = list;
  return [feeds.length === 0 ? await checkSource(author, siteUrl) : checkPolls(feeds)];
}

function checkPolls(feeds: readonly FeedView[]): Check {
  const failing = feeds.filter(({ failingSince }) => failingSince !== null);
  if (failing.length > 0)
    return blame(
      "feeds",
      failing.map(({ url, problem }) => `${url}: ${problem}`).join(" "),
      `Mend it at the blog, or FEED_URLS; ${PROGRAM} feeds poll asks again.`,
    );
  const held = feeds.find((feed) => feed.held > 0);
  if (held === undefined) return pass("feeds");
  return warn(
    "feeds",
    `${held.held} items of ${held.url} look new at once, and nothing of it goes out.`,
    `${PROGRAM} feeds accept ${held.url} --as new|known`,
  );
}

/** A newsletter without a post and without a feed waits for something that may never come. */
async function checkSource(author: Connection, siteUrl: string | null): Promise<Check> {
  const list = await author.call<PostList>("GET", "api/posts?limit=1").catch(readFailure);
  if (typeof list === "string" || list.posts.length > 0) return pass("feeds");
  const site = siteUrl ?? list.siteUrl;
  const blog = await findFeeds(site);
  const found = blog.is === "read" ? chooseFeeds(blog.feeds).map(({ url }) => url) : [];
  if (found.length === 0) return pass("feeds", `No post has come in yet: ${PROGRAM} posts publish <files>.`);
  return warn(
    "feeds",
    `No post has come in yet, and the blog has a feed that is not read: ${found.join(", ")}.`,
    `npm run setup -- --feed ${site}, or ${PROGRAM} posts publish <files>.`,
  );
}

const readFailure = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n").join(" ");
