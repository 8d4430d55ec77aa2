import type { Defect } from "../defects/defect.ts";

export interface ReputationDefect {
  readonly name: string;
  /** The first life that shows it. */
  readonly seed: number;
  readonly defect: Defect;
}

/** Mistakes by which the sender's good name is lost, or its author hears of it never or twice. */
export const REPUTATION_DEFECTS: readonly ReputationDefect[] = [
  {
    name: "bounces hold nothing",
    seed: 3,
    defect: {
      schedule: (schedule) => ({
        ...schedule,
        read: async (scope) => ({ ...(await schedule.read(scope)), isOnProbation: false }),
      }),
    },
  },
  {
    name: "what was let go once is held for ever",
    seed: 3,
    defect: {
      issues: (issues, { db }) => ({
        ...issues,
        async saveCommand(id, command, at) {
          await issues.saveCommand(id, command, at);
          await db.prepare("UPDATE occasions SET settled_at = NULL").run();
        },
      }),
    },
  },
  {
    name: "an occasion is kept, and its mail is owed afterwards",
    seed: 83,
    defect: {
      occasions: (book) => ({
        async note(occasions, author, at) {
          const noted = await book.note(occasions, null, at);
          if (noted.length > 0) await book.note([], author, at);
          return noted;
        },
      }),
    },
  },
  {
    name: "a note says what it tells of before that is kept as told",
    seed: 42,
    defect: {
      outbox: (outbox, { db }) => ({
        ...outbox,
        async freezeNote(owed) {
          const frozen = await outbox.freezeNote(owed);
          const { results } = await db
            .prepare("UPDATE occasions SET note_at = NULL WHERE note_at = ?1 RETURNING name")
            .bind(owed.at)
            .all<{ name: string }>();
          await db
            .prepare("UPDATE occasions SET note_at = ?1 WHERE name IN (SELECT value FROM json_each(?2))")
            .bind(owed.at, JSON.stringify(results.map(({ name }) => name)))
            .run();
          return frozen;
        },
      }),
    },
  },
];
