import type { Records } from "../judges/records.ts";

/** Sees which issues anybody can see wait for their author, and which are planned while they should be held; changes nothing. */
export function createNoteWatch(db: D1Database, records: Pick<Records, "seenWaiting" | "unheld">) {
  return (query: string): void => {
    if (query.includes("UPDATE issues SET progress"))
      void db
        .prepare(
          `SELECT id FROM issues WHERE json_valid(progress) AND progress LIKE '%"waitingFor":"author"%'`,
        )
        .all<{ id: string }>()
        .then(({ results }) => {
          for (const { id } of results) records.seenWaiting.add(id);
        });
    if (query.includes("INSERT INTO issues"))
      void db
        .prepare(
          `SELECT id FROM issues WHERE rowid = (SELECT max(rowid) FROM issues) AND coalesce(hold_until, 0) < ?1
             AND EXISTS (SELECT 1 FROM occasions WHERE kind = 'bounces' AND settled_at IS NULL AND at < issues.planned_at - ?2)`,
        )
        .bind(Date.UTC(9000, 0, 1), SLACK_MS)
        .all<{ id: string }>()
        .then(({ results }) => {
          for (const { id } of results) records.unheld.add(id);
        });
  };
}

/** A plan that was decided just before the occasion was kept, and committed just after it, holds nothing. */
const SLACK_MS = 60_000;
