import type { FeedPaths } from "../../../templates/pages/layout/feed-links.tsx";
import { deriveFeedPath, type FeedFilter } from "../../core/posts/feed.ts";

/** One feed's address in each format. */
export const listFeeds = (filter: FeedFilter): FeedPaths => ({
  rss: deriveFeedPath(filter, "rss"),
  atom: deriveFeedPath(filter, "atom"),
  json: deriveFeedPath(filter, "json"),
});
