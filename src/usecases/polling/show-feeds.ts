import type { PolledFeed } from "../../core/polling/polled-feed.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import { parseWebAddress } from "../../core/settings/setting-values.ts";
import type { PolledFeedStore } from "../../ports/polling/polled-feed-store.ts";
import { type PollDependencies, pollFeeds } from "./poll-feeds.ts";

interface FeedDependencies {
  readonly feedUrls: readonly string[];
  readonly polledFeeds: PolledFeedStore;
}

/** The feeds of the settings, in their order, and how their polls go. */
export const listPolledFeeds = ({
  feedUrls,
  polledFeeds,
}: FeedDependencies): Promise<readonly PolledFeed[]> => polledFeeds.list(feedUrls);

/** Asks all of them now, back-off or not. */
export async function pollFeedsNow(deps: PollDependencies): Promise<readonly PolledFeed[]> {
  await deps.polledFeeds.makeDue(deps.feedUrls);
  await pollFeeds(deps, deps.feedUrls.length);
  return listPolledFeeds(deps);
}

/** The author's word about items that look new though most of their feed does, and the poll that follows it. */
export async function acceptItems(
  deps: PollDependencies,
  { url, as }: { readonly url: string; readonly as: "new" | "known" },
): Promise<Result<readonly PolledFeed[], Problem>> {
  const feed = parseWebAddress(url) ?? ""; // as the setting is read: `https://Blog.example.com` is one with a slash
  if (!deps.feedUrls.includes(feed))
    return fail({ kind: "feed-not-found", detail: "Name it as FEED_URLS does." });
  const decided = await deps.polledFeeds.decide(feed, as);
  deps.log.record("feed.accepted", { feed, as, items: decided });
  await pollFeeds(deps, deps.feedUrls.length);
  return succeed(await listPolledFeeds(deps));
}
