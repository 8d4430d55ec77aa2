import type { PollingWorld } from "../../builders/polling-world.ts";

type Deps = PollingWorld["deps"];

export interface FeedDefect {
  readonly name: string;
  /** The first life that shows it. */
  readonly seed: number;
  readonly plant: (deps: Deps) => Partial<Deps>;
}

/** Mistakes that are easily made, each of which some life of a blog must show. */
export const FEED_DEFECTS: readonly FeedDefect[] = [
  {
    name: "an item is known by its guid alone",
    seed: 11,
    plant: ({ polledFeeds }) => ({
      polledFeeds: {
        ...polledFeeds,
        findItems: (asked) =>
          polledFeeds.findItems({
            ...asked,
            keys: asked.keys.filter((key) => key.startsWith("guid:")),
            places: asked.places.filter((place) => place.startsWith("guid:")),
          }),
      },
    }),
  },
  {
    name: "what was decided of items is forgotten",
    seed: 1,
    plant: ({ polledFeeds }) => ({ polledFeeds: { ...polledFeeds, note: async () => {} } }),
  },
  {
    name: "every poll is taken for the first one",
    seed: 1,
    plant: ({ polledFeeds }) => ({
      polledFeeds: {
        ...polledFeeds,
        claim: async (...input) => {
          const claimed = await polledFeeds.claim(...input);
          return claimed && { ...claimed, firstPolledAt: null };
        },
      },
    }),
  },
  {
    name: "what is there at first counts as new",
    seed: 1,
    plant: ({ posts }) => ({
      posts: {
        ...posts,
        save: (post, now) =>
          posts.save(post.fromFeed ? { ...post, fromFeed: { ...post.fromFeed, isKnown: false } } : post, now),
      },
    }),
  },
  {
    name: "an answer that was not stored to its end counts as heard",
    seed: 1,
    plant: ({ posts }) => ({
      posts: { ...posts, save: async (post, now) => (now % 3 === 0 ? "new" : posts.save(post, now)) },
    }),
  },
];
