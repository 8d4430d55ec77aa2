import type { LanguagePlanting } from "./run-languages.ts";

const keepKeys =
  (isKept: (key: string) => boolean): LanguagePlanting =>
  ({ polledFeeds }) => ({
    polledFeeds: {
      ...polledFeeds,
      note: (feed, items, at) =>
        polledFeeds.note(
          feed,
          items.map((item) => ({ ...item, keys: item.keys.filter(isKept) })),
          at,
        ),
    },
  });

/** Mistakes by which a reader of two languages gets a story twice, or misses it. */
export const LANGUAGE_DEFECTS: readonly {
  readonly name: string;
  /** The first life that shows it. */
  readonly seed: number;
  readonly plant: LanguagePlanting;
}[] = [
  {
    name: "who is named before it comes is not known by it",
    seed: 1,
    plant: keepKeys((key) => !key.startsWith("alternate:")),
  },
  {
    name: "a picture and a moment count in one poll alone",
    seed: 1,
    plant: keepKeys((key) => !key.startsWith("picture:")),
  },
  {
    name: "translations are looked for in the same poll alone",
    seed: 1,
    plant: ({ polledFeeds }) => ({
      polledFeeds: { ...polledFeeds, findStories: async () => new Map() },
    }),
  },
];
