import { UNTIL_AUTHOR } from "../../../core/issues/issue.ts";
import type { IssueCommand } from "../../../core/issues/issue-command.ts";
import type { IssueStore } from "../../../ports/issues/issue-store.ts";
import { keepReadable, noteUnreadable, requireReadable } from "../tick/unreadable-rows.ts";
import { closeStatements } from "./close-issue.ts";
import { type IssueRow, isWhole, parseIssueRow } from "./issue-row.ts";
import { createLatestClosed } from "./latest-closed.ts";

const COMMANDS: Readonly<Record<IssueCommand, string>> = {
  pause: "paused_at = COALESCE(paused_at, ?1)",
  resume: "paused_at = NULL, resumed_at = ?1",
  cancel: "cancelled_at = COALESCE(cancelled_at, ?1)",
  send: "sent_at = COALESCE(sent_at, ?1)",
};

/** With the issue that was held for them its author lets the next ones go, too. */
const SETTLE = `UPDATE occasions SET settled_at = ?1 WHERE kind = 'bounces' AND settled_at IS NULL
  AND EXISTS (SELECT 1 FROM issues WHERE id = ?2 AND hold_until = ?3)`;

/** SQL: progress that cannot be read is begun anew. */
const REPORTED =
  "CASE WHEN json_valid(progress) AND json_type(progress) = 'object' THEN progress ELSE '{}' END";

/** A report that arrives after a later one changes nothing. */
const SAVE_PROGRESS = `UPDATE issues SET progress = json_set(${REPORTED}, '$.s' || ?1, json(?2)) WHERE id = ?3
  AND COALESCE(json_extract(${REPORTED}, '$.s' || ?1 || '.report'), 0) < ?4`;

/**
 * SQL: when the oldest open issue was planned that lacks the report of some shard about its roster, or whose reports
 * cannot be read.
 */
const OLDEST_UNLISTED = `SELECT MIN(planned_at) AS plannedAt FROM issues WHERE closed_at IS NULL AND shards >
  (SELECT COUNT(*) FROM json_each(${REPORTED})
   WHERE CASE WHEN type = 'object' THEN json_extract(value, '$.audience') END IS NOT NULL)`;

/** SQL: some shard reported a batch of unknown outcome, or nobody can read whether one did. */
const MAY_BE_UNRESOLVED = `(NOT json_valid(progress) OR json_type(progress) <> 'object' OR EXISTS (SELECT 1
  FROM json_each(progress) WHERE CASE WHEN type = 'object' THEN json_extract(value, '$.unknown') END > 0))`;

export function createD1IssueStore(db: D1Database): IssueStore {
  const list = async (where: string, order: string, ...values: number[]) => {
    const rows = await db
      .prepare(`SELECT * FROM issues ${where} ORDER BY ${order}`)
      .bind(...values)
      .all<IssueRow>();
    await noteUnreadable(
      db,
      rows.results.filter((row) => !isWhole(row)).map(({ id }) => ({ table: "issues", id })),
    );
    return keepReadable(db, rows.results, parseIssueRow);
  };
  return {
    async find(id) {
      const row = await db.prepare("SELECT * FROM issues WHERE id = ?").bind(id).first<IssueRow>();
      return requireReadable(db, row, parseIssueRow);
    },
    list: ({ limit, offset }) => list("", "planned_at DESC, rowid LIMIT ? OFFSET ?", limit, offset),
    findLatestClosed: createLatestClosed(db),
    listOpen: () => list("WHERE closed_at IS NULL", "planned_at, rowid"),
    listWithAddresses: () =>
      list(`WHERE closed_at IS NULL OR (retired_at IS NULL AND ${MAY_BE_UNRESOLVED})`, "planned_at, rowid"),
    findOldestUnlisted: () => db.prepare(OLDEST_UNLISTED).first<number>("plannedAt"),
    async saveProgress(id, shard, progress, at) {
      await db.batch([
        db.prepare(SAVE_PROGRESS).bind(String(shard), JSON.stringify(progress), id, progress.report),
        ...(progress.done ? closeStatements(db, id, at) : []), // six queries that a slice on its way can do without
      ]);
    },
    async saveCommand(id, command, at) {
      const save = `UPDATE issues SET ${COMMANDS[command]}, command_seq = command_seq + 1 WHERE id = ?2 AND closed_at IS NULL`;
      await db.batch([
        db.prepare(save).bind(at, id),
        ...(command === "send" ? [db.prepare(SETTLE).bind(at, id, UNTIL_AUTHOR)] : []),
      ]);
    },
    async reopen(id, shard) {
      await db
        .prepare(
          `UPDATE issues SET closed_at = NULL, newsletter_paused_at = (SELECT paused_at FROM schedule),
           command_seq = command_seq + 1,
           progress = json_set(${REPORTED}, '$.s' || ?1 || '.done', json('false')) WHERE id = ?2 AND retired_at IS NULL`,
        )
        .bind(String(shard), id)
        .run();
    },
    async markStarted(id, at) {
      await db
        .prepare("UPDATE issues SET started_at = ? WHERE id = ? AND started_at IS NULL")
        .bind(at, id)
        .run();
    },
  };
}
