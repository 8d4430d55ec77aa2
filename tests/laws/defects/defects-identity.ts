import type { Defect } from "./defect.ts";

/** What can go wrong with who a post is. */
export const IDENTITY_DEFECTS: Readonly<Record<string, Defect>> = {
  "a file that moved is another post": {
    posts: (posts) => ({
      ...posts,
      save: (post, now) => posts.save({ ...post, sourceHash: `${post.sourceHash} ${post.path}` }, now),
    }),
  },
  "the release of a removed post does not pass on to the one that waited beside it": {
    posts: (posts, { db }) => ({
      ...posts,
      async remove(path, now) {
        await db.prepare("UPDATE posts SET deleted_at = ? WHERE path = ?").bind(now, path).run();
        return "removed";
      },
    }),
  },
  "stories stay as they were stored when other languages are offered": {
    schedule: (schedule) => ({ ...schedule, refreshStories: async () => {} }),
  },
};
