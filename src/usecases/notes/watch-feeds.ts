import { deriveFeedOccasions } from "../../core/notes/derive-feed-occasions.ts";
import type { Occasion } from "../../core/notes/occasion.ts";
import type { PolledFeedStore } from "../../ports/polling/polled-feed-store.ts";
import type { Clock } from "../../ports/runtime/clock.ts";

export interface WatchFeedsDependencies {
  readonly feedUrls: readonly string[];
  readonly polledFeeds: Pick<PolledFeedStore, "list">;
  readonly tellAuthor: (occasions: readonly Occasion[]) => Promise<void>;
  readonly clock: Pick<Clock, "now">;
}

/** With every tick: tells the author of feeds that wait for their word, fail for a day, or are gone. Idempotent. */
export async function watchFeeds(deps: WatchFeedsDependencies): Promise<void> {
  if (deps.feedUrls.length === 0) return;
  const now = deps.clock.now();
  const feeds = await deps.polledFeeds.list(deps.feedUrls);
  await deps.tellAuthor(feeds.flatMap((feed) => deriveFeedOccasions(feed, now)));
}
