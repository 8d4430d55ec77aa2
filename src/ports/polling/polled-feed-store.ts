import type { Instant } from "../../core/ids.ts";
import type {
  AskedItems,
  ClaimedFeed,
  NotedItem,
  PolledFeed,
  PollReport,
  SeenItem,
} from "../../core/polling/polled-feed.ts";
import type { KnownStory } from "../../core/polling/story-hints.ts";

/** Feeds of the blog and what is known of their items (D1). Reads see every earlier write. */
export interface PolledFeedStore {
  list(urls: readonly string[]): Promise<readonly PolledFeed[]>;
  /** The first of these feeds that is due; nobody else gets it before `until`. Null: none is. */
  claim(urls: readonly string[], now: Instant, until: Instant): Promise<ClaimedFeed | null>;
  /** By any of these keys, and by these places, as this feed showed them or one that is polled no longer. */
  findItems(asked: AskedItems): Promise<readonly SeenItem[]>;
  /** For each of these keys the story that is known by it, of an item or of a file that took one over. */
  findStories(keys: readonly string[]): Promise<ReadonlyMap<string, KnownStory>>;
  isHeld(feed: string): Promise<boolean>;
  /**
   * Remembers what was decided of items, before anything is done about it, and with the first of these calls that the feed
   * was looked at. One transaction. Idempotent.
   */
  note(feed: string, items: readonly NotedItem[], at: Instant): Promise<void>;
  /** Ends a poll. */
  report(feed: string, report: PollReport): Promise<void>;
  /** The author's word about all items of this feed that wait for it; how many did. The feed is due at once. */
  decide(feed: string, decision: "new" | "known"): Promise<number>;
  /** All of these are due now, whatever their back-off. */
  makeDue(urls: readonly string[]): Promise<void>;
}
