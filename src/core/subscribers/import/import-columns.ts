import { COLUMN_FIELDS } from "../preferences/preference-fields.ts";

/** The columns that an import reads, as the export writes them. */
export const IMPORT_COLUMNS = ["email", "status", ...COLUMN_FIELDS, "confirmedAt", "unsubscribedAt"] as const;

/** Letters and digits alone: `Time_Zone`, `time zone` and `TIMEZONE` are one name, and `opted-out` is `optedout`. */
export const foldWord = (text: string) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** A column is known whatever its letter case, blanks, hyphens and underscores; others keep their name. */
export function spellColumn(name: string): string {
  const folded = foldWord(name);
  return IMPORT_COLUMNS.find((column) => foldWord(column) === folded) ?? name.trim();
}

/** The first column that is there twice, or null: of two cells, nobody could say which one counts. */
export function findRepeatedColumn(columns: readonly string[]): string | null {
  return columns.find((name, index) => name !== "" && columns.indexOf(name) !== index) ?? null;
}
