import type { Planting } from "./run-troubles.ts";

/** Mistakes by which an author is told of a feed too often, or never. */
export const TROUBLE_DEFECTS: readonly {
  readonly name: string;
  /** The first life that shows it. */
  readonly seed: number;
  readonly plant: Planting;
}[] = [
  {
    name: "a hold is named by its latest poll: told twice",
    seed: 1,
    plant: ({ polledFeeds }) => ({
      polledFeeds: {
        ...polledFeeds,
        list: async (urls) =>
          (await polledFeeds.list(urls)).map((feed) => ({
            ...feed,
            heldSince: feed.heldSince === null ? null : feed.polledAt,
          })),
      },
    }),
  },
  {
    name: "every failure begins an outage of its own: never told",
    seed: 5,
    plant: ({ polledFeeds }) => ({
      polledFeeds: {
        ...polledFeeds,
        report: (feed, report) =>
          polledFeeds.report(feed, {
            ...report,
            failingSince: report.failingSince === null ? null : report.at,
          }),
      },
    }),
  },
  {
    name: "whoever was gone and fails otherwise is told as failing, too",
    seed: 1,
    plant: ({ polledFeeds }) => ({
      polledFeeds: {
        ...polledFeeds,
        report: (feed, report) =>
          polledFeeds.report(feed, { ...report, goneAt: report.problem === "gone" ? report.goneAt : null }),
      },
    }),
  },
  {
    name: "what is held is told with the poll that held it alone: never told where that died",
    seed: 20,
    plant: ({ polledFeeds, clock }) => ({
      polledFeeds: {
        ...polledFeeds,
        list: async (urls) =>
          (await polledFeeds.list(urls)).map((feed) => ({
            ...feed,
            heldSince: feed.heldSince === clock.now() ? feed.heldSince : null,
          })),
      },
    }),
  },
];
