import type { PushDefect } from "./defects.ts";

/** Mistakes by which an author is told of a repository too often, or never. */
export const REPOSITORY_TROUBLE_DEFECTS: readonly PushDefect[] = [
  {
    name: "every failure begins an outage of its own: never told",
    seed: 1,
    plant: ({ repositories, clock }) => ({
      repositories: {
        ...repositories,
        save: (state) =>
          repositories.save({ ...state, failingSince: state.failingSince === null ? null : clock.now() }),
      },
    }),
  },
  {
    name: "an outage is named by when it was last looked at: told again and again",
    seed: 1,
    plant: ({ repositories, clock }) => ({
      repositories: {
        ...repositories,
        listFailing: async () =>
          (await repositories.listFailing()).map((one) => {
            const isLong = clock.now() - one.failingSince >= 3 * 3_600_000;
            return { ...one, failingSince: isLong ? clock.now() - 3 * 3_600_000 : one.failingSince };
          }),
      },
    }),
  },
  {
    name: "what was read again counts as failing still: told of what is over, and of the next outage never",
    seed: 1,
    plant: ({ repositories }) => ({
      repositories: {
        ...repositories,
        async save(state) {
          const known = await repositories.find(state.name);
          await repositories.save(
            state.problem === null && known?.problem
              ? { ...state, problem: known.problem, failingSince: known.failingSince }
              : { ...state, failingSince: known?.failingSince ?? state.failingSince },
          );
        },
      },
    }),
  },
  {
    name: "an outage begins with its third failure alone",
    seed: 24,
    plant: ({ pushes }) => ({
      pushes: {
        read: () => {
          const pending = pushes.read();
          return pending === null || pending.failures > 1 ? pending : { ...pending, failingSince: null };
        },
        write: (pending) => pushes.write(pending),
      },
    }),
  },
];
