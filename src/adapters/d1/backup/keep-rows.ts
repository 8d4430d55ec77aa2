import type { RowLine } from "../../../core/backup/backup-lines.ts";
import { findBackupTable } from "../../../core/backup/backup-tables.ts";
import type { NumberedRow, Read } from "../../../core/backup/read-blocks.ts";

/** One parameter takes two megabytes: texts from here on are kept by themselves. */
const LONG_LETTERS = 20_000;

/** The compare-and-set: where others have read on, the sum would be NULL, which its column refuses, and nothing is kept. */
const BEGIN = `INSERT INTO restore (only, lines, sum, counts) VALUES (1, 0, '', '{}') ON CONFLICT DO NOTHING`;
const GO_ON = `UPDATE restore SET sum = CASE WHEN lines = ?1 AND sum = ?2 THEN ?4 END, lines = ?3, counts = ?5`;

const KEEP_ROWS = `INSERT INTO restore_rows (list, line, row)
  SELECT value ->> '$.list', value ->> '$.line', value ->> '$.row' FROM json_each(?1)`;
const KEEP_TEXT = "INSERT INTO restore_texts (line, name, text) VALUES (?1, ?2, ?3)";

/** One transaction for one block. */
export function keepStatements(
  db: D1Database,
  rows: readonly NumberedRow[],
  before: Read,
  read: Read,
): D1PreparedStatement[] {
  const kept = rows.map(({ number, line }) => ({ ...divide(line), list: line.list, line: number }));
  const short = kept.map(({ list, line, row }) => ({ list, line, row: JSON.stringify(row) }));
  return [
    ...(before.lines === 0 ? [db.prepare(BEGIN)] : []),
    db.prepare(GO_ON).bind(before.lines, before.check, read.lines, read.check, JSON.stringify(read.counts)),
    db.prepare(KEEP_ROWS).bind(JSON.stringify(short)),
    ...kept.flatMap(({ line, texts }) =>
      texts.map(([name, text]) => db.prepare(KEEP_TEXT).bind(line, name, text)),
    ),
  ];
}

type StoredRow = Readonly<Record<string, string | number | null>>;

/** A row as it will lie in its table, and its long texts apart. What could not be read when it was backed up stays so. */
function divide(line: RowLine): {
  readonly row: StoredRow;
  readonly texts: readonly (readonly [string, string])[];
} {
  if (line.list === "subscribers") {
    const { id, record } = line.row;
    return { row: { id, record: record === null ? "" : JSON.stringify(record) }, texts: [] };
  }
  const { long = [] } = findBackupTable(line.list);
  const isLong = ([name, value]: readonly [string, StoredRow[string]]) =>
    long.includes(name) && typeof value === "string" && value.length > LONG_LETTERS;
  const cells = Object.entries(line.row);
  return {
    row: Object.fromEntries(cells.filter((cell) => !isLong(cell))),
    texts: cells.filter(isLong).map(([name, value]) => [name, String(value)] as const),
  };
}
