import type { Defect } from "./defect.ts";

/** What a planted defect does to the database once a restore has ended. */
const afterwards = (statement: string): Defect => ({
  restores: (restores, db) => ({
    ...restores,
    finish: async (...input) => {
      const outcome = await restores.finish(...input);
      await db.prepare(statement).run();
      return outcome;
    },
  }),
});

/** Planted defects of a restore, each with the seed of a loss that is known to find it. */
export const LOSS_DEFECTS: readonly {
  readonly name: string;
  readonly defect: Defect;
  readonly seed: number;
}[] = [
  {
    name: "a newsletter that was restored is not paused",
    seed: 1,
    defect: afterwards("UPDATE schedule SET paused_at = NULL, restored_at = NULL"),
  },
  {
    name: "readers of a backup are kept and not taken over",
    seed: 1,
    defect: afterwards("DELETE FROM changes WHERE seq % 2 = 0"),
  },
  {
    name: "windows begin where the backup was made",
    seed: 6,
    defect: {
      newsletterPause: (pause, db) => ({
        ...pause,
        beginAnew: async (plan, revision) => {
          const { results } = await db
            .prepare("SELECT cadence, through FROM cadences")
            .all<{ cadence: string; through: number }>();
          const cursors = plan.cursors.map((cursor) => ({
            ...cursor,
            through: results.find(({ cadence }) => cadence === cursor.cadence)?.through ?? cursor.through,
          }));
          return pause.beginAnew({ ...plan, cursors, releases: [] }, revision);
        },
      }),
    },
  },
];
