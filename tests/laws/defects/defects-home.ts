import type { Defect } from "./defect.ts";

/** What can be forgotten about posts that stay home, and about their topics. */
export const HOME_DEFECTS: Readonly<Record<string, Defect>> = {
  "an issue is composed without another look at what stays home": {
    posts: (posts) => ({
      ...posts,
      findEvery: async (ids) =>
        (await posts.findEvery(ids)).map((post) => ({ ...post, home: null, expiresAt: null })),
    }),
  },
  "the planner takes what stays home for public": {
    schedule: (schedule) => ({
      ...schedule,
      async read(scope) {
        const snapshot = await schedule.read(scope);
        return { ...snapshot, posts: snapshot.posts.map((post) => ({ ...post, home: null })) };
      },
    }),
  },
  "an expiry is looked at when the file comes, and never again": {
    posts: (posts) => ({
      ...posts,
      findEvery: async (ids) => (await posts.findEvery(ids)).map((post) => ({ ...post, expiresAt: null })),
    }),
  },
  "a draft's topic counts as offered": {
    topics: (topics) => ({ ...topics, listPublic: () => topics.list() }),
  },
  "a topic that is not offered any more is lost when its reader saves the form": {
    topics: (topics, { now }, languages) => ({
      ...topics,
      list: () => topics.listPublic({ at: now(), languages, requirePage: false }),
    }),
  },
};
