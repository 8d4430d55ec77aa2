import {
  BACKUP_TABLE_NAMES,
  type BackupTableName,
  findBackupTable,
} from "../../../core/backup/backup-tables.ts";
import type { Instant } from "../../../core/ids.ts";

/**
 * SQL: all that was kept becomes the newsletter. The first statement is the guard: where something came meanwhile, the
 * revision would be NULL, which its column refuses, and nothing is changed. The new revisions are such as no cache has seen.
 */
export function finishStatements(
  db: D1Database,
  { at, mark, isEmpty }: { readonly at: Instant; readonly mark: string; readonly isEmpty: string },
): D1PreparedStatement[] {
  const guard = `UPDATE schedule SET revision = CASE WHEN ${isEmpty} THEN max(revision + 1, ?1) END,
    archive_revision = max(archive_revision + 1, ?1), paused_at = ?1, restored_at = ?1`;
  return [
    db.prepare(guard).bind(at),
    db.prepare("INSERT INTO id_key (only, mark) VALUES (1, ?1) ON CONFLICT DO NOTHING").bind(mark),
    db.prepare("DELETE FROM cadences"),
    db.prepare("DELETE FROM topics"),
    ...BACKUP_TABLE_NAMES.map((table) => db.prepare(takeOver(table))),
    db.prepare(TAKE_SUBSCRIBERS).bind(at),
    db.prepare(SHUT_LEDGERS).bind(at),
  ];
}

/** Changes are what everybody reads; the ticks write them to KV. */
const TAKE_SUBSCRIBERS = `INSERT INTO changes (id, at, before, record)
  SELECT row ->> '$.id', ?1, NULL, row ->> '$.record' FROM restore_rows WHERE list = 'subscribers' ORDER BY line`;

/** Nobody has the ledgers of these issues: nothing opens one of them again. */
const SHUT_LEDGERS =
  "UPDATE issues SET retired_at = ?1, newsletter_paused_at = CASE WHEN closed_at IS NULL THEN ?1 END";

function takeOver(table: BackupTableName): string {
  const { columns, long = [] } = findBackupTable(table);
  const names = Object.keys(columns);
  const values = names.map((name) => (long.includes(name) ? longValue(name) : `row ->> '$.${name}'`));
  const rows = `SELECT ${values} FROM restore_rows WHERE list = '${table}' ORDER BY line`;
  return table === "schedule"
    ? `UPDATE schedule SET (${names}) = (${rows}) WHERE EXISTS (${rows})`
    : `INSERT INTO ${table} (${names}) ${rows}`;
}

/** A long text lies apart. */
const longValue = (name: string) =>
  `coalesce((SELECT text FROM restore_texts WHERE restore_texts.line = restore_rows.line AND name = '${name}'), row ->> '$.${name}')`;
