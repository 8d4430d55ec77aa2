import { asStoryKey, type PostId, type StoryKey } from "../../core/ids.ts";
import type { BlogFeed, FeedEntry } from "../../core/polling/feed-entry.ts";
import {
  deriveStoryHints,
  type KnownStory,
  readStoryKey,
  selectStory,
} from "../../core/polling/story-hints.ts";
import type { PolledFeedStore } from "../../ports/polling/polled-feed-store.ts";
import { type ComposeItemDependencies, deriveItemLanguage } from "./compose-item.ts";

type Item = { readonly id: PostId; readonly keys: readonly string[]; readonly entry: FeedEntry };

/**
 * Which items of a poll are translations of which posts: of those that are stored, and of those that this poll saves before
 * them. One query for the whole feed.
 */
export async function createStoryFinder(
  {
    newsletter: { languages },
    polledFeeds,
  }: Pick<ComposeItemDependencies, "newsletter"> & {
    readonly polledFeeds: Pick<PolledFeedStore, "findStories">;
  },
  feed: BlogFeed,
  items: readonly Item[],
) {
  const hints = new Map(
    items.map(({ id, entry }) => {
      const language = deriveItemLanguage(entry, feed, languages);
      return [id, { language, ...deriveStoryHints(entry, language, languages) }] as const;
    }),
  );
  const known = new Map<string, KnownStory>(
    languages.length === 1
      ? []
      : await polledFeeds.findStories([...hints.values()].flatMap(({ mates }) => mates)),
  );
  return {
    find({ id, entry }: Item): StoryKey {
      const { language = "", mates = [] } = hints.get(id) ?? {};
      const stories = mates.flatMap((key) => known.get(key) ?? []);
      return selectStory(stories, { id, language }) ?? readStoryKey(entry) ?? asStoryKey(id);
    },
    /** It is saved as this story: what comes after it may be its translation. The keys that it is found by from now on. */
    keep({ id, keys }: Item, story: StoryKey): readonly string[] {
      const { language = "", told = [] } = hints.get(id) ?? {};
      const before = [...known.values()].find((one) => one.story === story)?.members ?? [];
      const members = [...before.filter((member) => member.id !== id), { id, language }];
      for (const [key, one] of known) if (one.story === story) known.set(key, { story, members });
      for (const key of [...keys, ...told]) if (!known.has(key)) known.set(key, { story, members });
      return told;
    },
  };
}
