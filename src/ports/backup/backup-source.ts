import type { BackupTableName, PlacedTableRow, RowPlace } from "../../core/backup/backup-tables.ts";

/** The tables of the database, for a backup. */
export interface BackupSource {
  /** The rows after that one in their order, as many as one page has; none: these were all. */
  list(table: BackupTableName, after: RowPlace | null): Promise<readonly PlacedTableRow[]>;
}
