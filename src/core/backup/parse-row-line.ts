import { isSubscriberId } from "../ids.ts";
import { isObject } from "../parse-json.ts";
import { fail, type Result, succeed } from "../result.ts";
import { parseSubscriberRecord } from "../subscribers/subscriber-record.ts";
import type { RowLine } from "./backup-lines.ts";
import {
  BACKUP_TABLES,
  type BackupRow,
  type BackupTableName,
  type ColumnKind,
  findBackupTable,
} from "./backup-tables.ts";

const isTable = (name: unknown): name is BackupTableName =>
  typeof name === "string" && Object.hasOwn(BACKUP_TABLES, name);

/** A line of a row; the problem says what is wrong with it, and quotes nothing of it. */
export function parseRowLine(value: unknown): Result<RowLine, string> {
  if (!isObject(value)) return fail("it is no JSON object");
  const { list, row } = value;
  if (!isObject(row)) return fail("it holds no row");
  if (list === "subscribers") return parseSubscriberRow(row);
  if (!isTable(list)) return fail("it is of a list that this Gazette does not know");
  const fault = findRowFault(list, row);
  return fault === null ? succeed({ list, row: row as BackupRow }) : fail(fault); // each value was looked at
}

function parseSubscriberRow({ id, record }: Readonly<Record<string, unknown>>): Result<RowLine, string> {
  if (typeof id !== "string" || !isSubscriberId(id)) return fail("its subscriber has no id");
  if (record === null) return succeed({ list: "subscribers", row: { id, record } });
  const parsed = parseSubscriberRecord(record);
  if (parsed === null || parsed.id !== id) return fail("its subscriber cannot be read");
  return succeed({ list: "subscribers", row: { id, record: parsed } });
}

function findRowFault(table: BackupTableName, row: Readonly<Record<string, unknown>>): string | null {
  const { columns } = findBackupTable(table);
  const strange = Object.keys(row).find((name) => !Object.hasOwn(columns, name));
  if (strange !== undefined) return `its row of ${table} has a column that this Gazette does not know`;
  const wrong = Object.entries(columns).find(([name, kind]) => !fits(row[name], kind));
  return wrong === undefined ? null : `its row of ${table} has no fitting ${wrong[0]}`;
}

function fits(value: unknown, kind: ColumnKind): boolean {
  if (value === null) return kind.endsWith("?");
  return kind.startsWith("text") ? typeof value === "string" : Number.isSafeInteger(value);
}
