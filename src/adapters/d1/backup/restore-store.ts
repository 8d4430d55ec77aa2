import { isObject, parseJson } from "../../../core/parse-json.ts";
import type { RestoreStore } from "../../../ports/backup/restore-store.ts";
import { finishStatements } from "./finish-restore.ts";
import { keepStatements } from "./keep-rows.ts";

/** SQL: nothing is there that a restore would meet. Cadences that have begun and topics give way to those of the backup. */
export const IS_EMPTY = `NOT EXISTS (SELECT 1 FROM posts) AND NOT EXISTS (SELECT 1 FROM issues)
  AND NOT EXISTS (SELECT 1 FROM changes) AND NOT EXISTS (SELECT 1 FROM unsubscriptions)
  AND NOT EXISTS (SELECT 1 FROM suppressions)`;

const DROP = ["restore", "restore_rows", "restore_texts"].map((table) => `DELETE FROM ${table}`);

/** Rows are kept in tables of their own, which nobody reads but the transaction that makes the newsletter of them. */
export const createD1RestoreStore = (db: D1Database): RestoreStore => ({
  async findProgress() {
    const row = await db
      .prepare("SELECT lines, sum, counts FROM restore")
      .first<{ lines: number; sum: string; counts: string }>();
    if (row === null) return null;
    const counts = parseJson(row.counts);
    return {
      lines: row.lines,
      check: row.sum,
      counts: counts.ok && isObject(counts.value) ? counts.value : {},
    };
  },
  async isEmpty() {
    return (await db.prepare(`SELECT ${IS_EMPTY} AS empty`).first<number>("empty")) === 1;
  },
  async keep(rows, before, read) {
    try {
      await db.batch(keepStatements(db, rows, before, read));
      return "kept";
    } catch (error) {
      if (String(error).includes("NOT NULL constraint failed: restore.sum")) return "overtaken";
      throw error;
    }
  },
  async drop() {
    await db.batch(DROP.map((statement) => db.prepare(statement)));
  },
  async finish(at, mark) {
    const statements = [
      ...finishStatements(db, { at, mark, isEmpty: IS_EMPTY }),
      ...DROP.map((one) => db.prepare(one)),
    ];
    try {
      await db.batch(statements);
      return "restored";
    } catch (error) {
      if (String(error).includes("NOT NULL constraint failed: schedule.revision")) return "not-empty";
      throw error;
    }
  },
});
