import {
  type BackupRow,
  type BackupTableName,
  findBackupTable,
  type RowPlace,
} from "../../../core/backup/backup-tables.ts";
import type { BackupSource } from "../../../ports/backup/backup-source.ts";

/** So many rows a page: of those that may be two megabytes long a few, so that an invocation's memory holds them. */
const ROWS_A_PAGE = 1_000;
const LONG_ROWS_A_PAGE: Readonly<Partial<Record<BackupTableName, number>>> = {
  contents: 4,
  editions: 20,
  posts: 10,
};

/** The tables in D1, page by page; each page is one query by the table's own index. */
export const createD1BackupSource = (db: D1Database): BackupSource => ({
  async list(table, after) {
    const { columns, order } = findBackupTable(table);
    const limit = LONG_ROWS_A_PAGE[table] ?? ROWS_A_PAGE;
    const names = Object.keys(columns);
    const from = after === null ? "" : `WHERE (${order}) > (${order.map(() => "?")})`;
    const rows = await db
      .prepare(
        `SELECT ${names}, json_array(${order}) AS place FROM ${table} ${from} ORDER BY ${order} LIMIT ${limit}`,
      )
      .bind(...(after ?? []))
      .all<BackupRow & { readonly place: string }>();
    return rows.results.map(({ place, ...row }) => ({ row, place: JSON.parse(place) as RowPlace })); // as json_array wrote it
  },
});
