import type { Result } from "../../../core/result.ts";
import { createUnreadableRowError, type UnreadableRow } from "../../../core/unreadable-row.ts";

export type Door<Row, Value> = (row: Row) => Result<Value, UnreadableRow>;

/** Notes rows that cannot be read, so that `/health` shows them until they can. Idempotent. */
export async function noteUnreadable(db: D1Database, rows: readonly UnreadableRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .prepare(
      `INSERT INTO unreadable_rows (source, id) SELECT value ->> '$.table', value ->> '$.id' FROM json_each(?1) WHERE true
       ON CONFLICT (source, id) DO NOTHING`,
    )
    .bind(JSON.stringify(rows))
    .run();
}

/** Parses rows, in their order; those that cannot be read are noted and left out. */
export async function keepReadable<Row, Value>(
  db: D1Database,
  rows: readonly Row[],
  door: Door<Row, Value>,
): Promise<readonly Value[]> {
  const read = rows.map(door);
  await noteUnreadable(
    db,
    read.flatMap((one) => (one.ok ? [] : [one.problem])),
  );
  return read.flatMap((one) => (one.ok ? [one.value] : []));
}

/** One row that somebody needs; null: there is none. Throws `UnreadableRowError` for one that cannot be read. */
export async function requireReadable<Row, Value>(
  db: D1Database,
  row: Row | null,
  door: Door<Row, Value>,
): Promise<Value | null> {
  if (row === null) return null;
  const read = door(row);
  if (read.ok) return read.value;
  await noteUnreadable(db, [read.problem]);
  throw createUnreadableRowError(read.problem);
}
