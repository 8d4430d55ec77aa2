import type { Instant, SubscriberId } from "../../../core/ids.ts";
import type { Change } from "../../../core/subscribers/change.ts";
import type { ChangeLog } from "../../../ports/subscribers/change-log.ts";
import { noteUnreadable } from "../tick/unreadable-rows.ts";
import { appendChange } from "./append-change.ts";
import { appendChanges } from "./append-changes.ts";
import { type ChangeRow, parseChangeRow, standIn } from "./change-row.ts";

const LATEST = "seq = (SELECT max(seq) FROM changes AS newer WHERE newer.id = changes.id)";
/** SQL: not among the rows that could not be read, which would otherwise fill every list of the oldest changes. */
const IS_READABLE =
  "NOT EXISTS (SELECT 1 FROM unreadable_rows WHERE source = 'changes' AND unreadable_rows.id = seq)";

/**
 * SQL: a pause that an issue on its way, planned before it, must know of. Freezing a batch asks these rows, and an
 * issue may wait for days. One that cannot be read says nothing here: who selects it notes it and leaves it out.
 */
const PAUSES_ISSUE = `(coalesce(CASE WHEN json_valid(record) THEN record ->> '$.pause.until' END > ?1, 0)
  AND EXISTS (SELECT 1 FROM issues WHERE closed_at IS NULL AND planned_at <= changes.at))`;

/** Recent changes in D1. Every read sees every earlier write; a batch is one transaction. */
export function createD1ChangeLog(db: D1Database): ChangeLog {
  return {
    append: (change) => appendChange(db, change),
    appendMany: (changes) => appendChanges(db, changes),
    findLatest: async (id) => (await select(db, "WHERE id = ?1 ORDER BY seq DESC LIMIT 1", id))[0] ?? null,
    findLatestMany: async (ids) => {
      const found = await select(
        db,
        `WHERE id IN (SELECT value FROM json_each(?1)) AND ${LATEST}`,
        JSON.stringify(ids),
      );
      return new Map(found.map((change) => [change.id, change]));
    },
    listBetween: (first, last, mostIds) => listBetween(db, first, last, mostIds),
    markWritten: (seqs, at) => markWritten(db, seqs, at),
    listUnwritten: (limit) =>
      selectReadable(
        db,
        `WHERE written_at IS NULL AND ${LATEST} AND ${IS_READABLE} ORDER BY seq LIMIT ?1`,
        limit,
      ),
    listWrittenBefore: (before, limit) =>
      selectReadable(
        db,
        `WHERE written_at < ?1 AND ${LATEST} AND ${IS_READABLE} AND NOT ${PAUSES_ISSUE} ORDER BY written_at LIMIT ?2`,
        before,
        limit,
      ),
    fold: (changes) => fold(db, changes),
  };
}

async function select(
  db: D1Database,
  condition: string,
  ...bindings: readonly (string | number)[]
): Promise<readonly Change[]> {
  const { results } = await db
    .prepare(`SELECT * FROM changes ${condition}`)
    .bind(...bindings)
    .all<ChangeRow>();
  const read = results.map((row) => [row, parseChangeRow(row)] as const);
  await noteUnreadable(
    db,
    read.flatMap(([, change]) => (change.ok ? [] : [change.problem])),
  );
  return read.map(([row, change]) => (change.ok ? change.value : standIn(row)));
}

const selectReadable = async (...input: Parameters<typeof select>) =>
  (await select(...input)).filter((change) => change.isUnreadable === undefined);

function listBetween(
  db: D1Database,
  first: string,
  last: string,
  mostIds?: number,
): Promise<readonly Change[]> {
  if (mostIds === undefined) return select(db, "WHERE id >= ?1 AND id <= ?2 ORDER BY seq", first, last);
  const lastId =
    "SELECT DISTINCT id FROM changes WHERE id >= ?1 AND id <= ?2 ORDER BY id LIMIT 1 OFFSET ?3 - 1";
  return select(db, `WHERE id >= ?1 AND id <= coalesce((${lastId}), ?2) ORDER BY seq`, first, last, mostIds);
}

async function markWritten(db: D1Database, seqs: readonly number[], at: Instant): Promise<void> {
  if (seqs.length === 0) return;
  const statement = "UPDATE changes SET written_at = ?1 WHERE seq IN (SELECT value FROM json_each(?2))";
  await db.prepare(statement).bind(at, JSON.stringify(seqs)).run();
}

async function fold(
  db: D1Database,
  changes: readonly { readonly id: SubscriberId; readonly seq: number }[],
): Promise<void> {
  if (changes.length === 0) return;
  const folded = `SELECT changes.seq FROM json_each(?1) AS done JOIN changes
    ON changes.id = done.value ->> '$.id' AND changes.seq <= done.value ->> '$.seq'`;
  await db.prepare(`DELETE FROM changes WHERE seq IN (${folded})`).bind(JSON.stringify(changes)).run();
}
