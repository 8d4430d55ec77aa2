import type { Defect } from "./defect.ts";

/** Planted where ledgers are given up long after their issue closed. */
export const KEEPING_DEFECTS: Readonly<Record<string, Defect>> = {
  "a word of its author opens an issue whose ledger was given up": {
    issues: (issues, { db }) => ({
      ...issues,
      reopen: async (id) => {
        await db.prepare("UPDATE issues SET closed_at = NULL WHERE id = ?").bind(id).run();
      },
    }),
  },
  "an issue counts as emptied before its objects are": {
    retiring: (retiring) => ({
      ...retiring,
      retire: async (closedBefore, at, limit) => {
        const issues = await retiring.retire(closedBefore, at, limit);
        for (const { id } of issues) await retiring.markEmptied(id, at);
        return issues;
      },
    }),
  },
  "a ledger that was emptied takes itself for one that has not begun": {
    ledger: (ledger) => ({ ...ledger, lastReport: () => Number.POSITIVE_INFINITY }),
  },
};
