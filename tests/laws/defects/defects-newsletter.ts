import type { Subscriber } from "../../../src/core/subscribers/subscriber.ts";
import type { Defect } from "./defect.ts";

/** Planted defects of the newsletter's pause, of backups and of the first resume after a restore. */
export const NEWSLETTER_DEFECTS: Readonly<Record<string, Defect>> = {
  "a pause of the newsletter reaches the rows of its issues alone": {
    commander: (commander) => ({
      command: async (issue) => (issue.newsletterPausedAt === null ? commander.command(issue) : 0),
    }),
  },
  "an issue goes on while the newsletter is paused": {
    ledger: (ledger) => ({
      ...ledger,
      readCommands: () => {
        const told = ledger.readCommands();
        return told === null ? null : { ...told, newsletterPausedAt: null };
      },
    }),
  },
  "a newsletter that was restored goes on where its backup ended": {
    newsletterPause: (pause) => ({
      ...pause,
      beginAnew: async () => {
        await pause.resume();
        return "begun";
      },
    }),
  },
  "an issue that was open in a backup goes out anew": {
    newsletterPause: (pause, db) => ({
      ...pause,
      beginAnew: async (...input) => {
        const begun = await pause.beginAnew(...input);
        const anew = `UPDATE issues SET closed_at = NULL, retired_at = NULL, progress = '{}',
          planned_at = (SELECT begun_anew_at FROM schedule) WHERE withdrawn_at IS NOT NULL`;
        await db.prepare(anew).run();
        return begun;
      },
    }),
  },
  "whoever left is an active reader in a backup": {
    backup: (deps) => ({
      ...deps,
      source: {
        list: async (table, after) => (table === "unsubscriptions" ? [] : deps.source.list(table, after)),
      },
      changes: {
        ...deps.changes,
        findLatestMany: async (ids) => {
          const latest = await deps.changes.findLatestMany(ids);
          return new Map(
            [...latest].map(([id, change]) => [id, { ...change, record: takeBack(change.record) }]),
          );
        },
      },
    }),
  },
};

const takeBack = (record: Subscriber | null): Subscriber | null =>
  record === null ? null : { ...record, status: "active" };
