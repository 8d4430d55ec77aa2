import type { Plant } from "./life.ts";

export interface PushDefect {
  readonly name: string;
  /** The first life that shows it. */
  readonly seed: number;
  readonly plant: Plant;
}

/** Mistakes that are easily made, each of which some life of a repository must show. */
export const PUSH_DEFECTS: readonly PushDefect[] = [
  {
    name: "a moved file is a new post",
    seed: 1,
    plant: ({ posts }) => ({
      posts: { ...posts, save: ({ formerPaths: _, gonePaths: __, ...post }, now) => posts.save(post, now) },
    }),
  },
  {
    name: "the latest push to come is the head",
    seed: 1,
    plant: ({ repositoryHost, pushes }) => ({
      repositoryHost: {
        ...repositoryHost,
        findHead: async () => ({ ok: true, value: pushes.read()?.after ?? "" }),
      },
    }),
  },
  {
    name: "nobody writes down which commit is half here",
    seed: 17,
    plant: ({ repositories }) => ({
      repositories: { ...repositories, save: (state) => repositories.save({ ...state, taking: null }) },
    }),
  },
  {
    name: "a forced push is read like any other",
    seed: 1,
    plant: ({ repositoryHost }) => ({
      repositoryHost: {
        ...repositoryHost,
        compare: async (...input) => {
          const compared = await repositoryHost.compare(...input);
          return compared.ok ? { ok: true, value: { ...compared.value, status: "ahead" } } : compared;
        },
      },
    }),
  },
  {
    name: "a comparison that is cut counts as whole",
    seed: 15,
    plant: ({ repositoryHost }) => ({
      repositoryHost: {
        ...repositoryHost,
        compare: async (...input) => {
          const compared = await repositoryHost.compare(...input);
          return compared.ok ? { ok: true, value: { ...compared.value, isWhole: true } } : compared;
        },
      },
    }),
  },
  {
    name: "a file that is gone leaves its post",
    seed: 1,
    plant: ({ repositoryFiles }) => ({
      repositoryFiles: { ...repositoryFiles, findStanding: async () => [] },
    }),
  },
  {
    name: "a post that moves to where a released one was deleted counts as released with it",
    seed: 1,
    plant: ({ posts, db }) => ({
      posts: {
        ...posts,
        async save(post, now) {
          const saved = await posts.save(post, now);
          await db
            .prepare(
              `UPDATE posts SET released_at = COALESCE(released_at, (SELECT max(released_at) + 1 FROM posts WHERE id LIKE ?1 || '//%'))
               WHERE id = ?1`,
            )
            .bind(post.id)
            .run();
          return saved;
        },
      },
    }),
  },
];
