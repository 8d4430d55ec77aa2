import { asStoryKey, type PostId, type StoryKey } from "../../core/ids.ts";
import type { Language } from "../../core/language.ts";
import type { BlogFeed, FeedEntry } from "../../core/polling/feed-entry.ts";
import {
  deriveStoryHints,
  type KnownStory,
  readStoryKey,
  type StoryHints,
  selectStory,
} from "../../core/polling/story-hints.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { PolledFeedStore } from "../../ports/polling/polled-feed-store.ts";
import { deriveItemLanguage } from "./compose-item.ts";

/** An item of a feed with what hints at its translations. */
export interface HintedItem {
  readonly id: PostId;
  readonly entry: FeedEntry;
  readonly language: Language;
  readonly hints: StoryHints;
}

/** In its language, with what its translations are found by. */
export function addHints<Item extends { readonly entry: FeedEntry; readonly keys: readonly string[] }>(
  item: Item,
  feed: BlogFeed,
  { languages }: Pick<Newsletter, "languages">,
) {
  const language = deriveItemLanguage(item.entry, feed, languages);
  const hints = deriveStoryHints(item.entry, language, languages);
  return { ...item, language, hints, keys: [...item.keys, ...hints.told] };
}

/**
 * Which items of a poll are translations of which posts: of those that are stored, and of those that this poll saves before
 * them. One query for the whole feed, after all that its items are found by was noted.
 */
export async function createStoryFinder(
  polledFeeds: Pick<PolledFeedStore, "findStories">,
  items: readonly HintedItem[],
) {
  const mates = items.flatMap(({ hints }) => hints.mates);
  const known = new Map<string, KnownStory>(mates.length === 0 ? [] : await polledFeeds.findStories(mates));
  return {
    find({ id, entry, language, hints }: HintedItem): StoryKey {
      const stories = hints.mates.flatMap((key) => known.get(key) ?? []);
      return selectStory(stories, { id, language }) ?? readStoryKey(entry) ?? asStoryKey(id);
    },
    /** It is saved as this story: what comes after it may be its translation. */
    keep({ id, language, keys }: HintedItem & { readonly keys: readonly string[] }, story: StoryKey): void {
      const before = [...known.values()].find((one) => one.story === story)?.members ?? [];
      const members = [...before.filter((member) => member.id !== id), { id, language }];
      for (const [key, one] of known) if (one.story === story) known.set(key, { story, members });
      for (const key of keys) if (!known.has(key)) known.set(key, { story, members });
    },
  };
}
