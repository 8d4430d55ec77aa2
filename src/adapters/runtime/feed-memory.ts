import type { KeptFeed } from "../../core/posts/feed-reading.ts";
import type { FeedMemory } from "../../ports/posts/feed-memory.ts";

/** About ten full feeds; an isolate has 128 MB for everything. */
const MAX_CHARACTERS = 6_000_000;

/**
 * Feeds in the memory of one isolate, the least used forgotten first. Nothing is shared and nothing is taken back: each
 * feed is kept with its revision, and whoever uses it asks the store for the revision first. Refused: the Cache API,
 * which is per data centre, absent on workers.dev, and could not be told of a post that is taken back.
 */
export function createFeedMemory(maximum = MAX_CHARACTERS): FeedMemory {
  const feeds = new Map<string, KeptFeed>();
  let used = 0;
  const forget = (name: string) => {
    used -= feeds.get(name)?.body.length ?? 0;
    feeds.delete(name);
  };
  return {
    find(name) {
      const feed = feeds.get(name) ?? null;
      if (feed === null) return null;
      feeds.delete(name);
      feeds.set(name, feed); // a Map is in the order of insertion: the latest used comes last
      return feed;
    },
    keep(name, feed) {
      forget(name);
      if (feed.body.length > maximum) return;
      feeds.set(name, feed);
      used += feed.body.length;
      for (const oldest of feeds.keys()) {
        if (used <= maximum) return;
        forget(oldest);
      }
    },
  };
}
