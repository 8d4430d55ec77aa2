import type { Problem } from "../../core/problem.ts";
import { type Result, succeed } from "../../core/result.ts";
import { type FeedPlace, type FindFeedDependencies, type FoundFeed, findFeed } from "./find-feed.ts";

/** Enough to see what a feed is about. */
const SHOWN = 10;

/** A feed as its page for people shows it: what is in it, and its latest posts. */
export async function showFeed(
  deps: FindFeedDependencies,
  place: FeedPlace,
): Promise<Result<FoundFeed, Problem>> {
  const feed = await findFeed(deps, place);
  return feed.ok ? succeed({ ...feed.value, posts: feed.value.posts.slice(0, SHOWN) }) : feed;
}
