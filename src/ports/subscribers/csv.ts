import type { Problem } from "../../core/problem.ts";
import type { Result } from "../../core/result.ts";
import type { TableRow } from "../../core/subscribers/import/import-table.ts";

/** Comma-separated values (RFC 4180). What it writes is safe to open in a spreadsheet, and it reads that back. */
export interface Csv {
  /** With a header row; separator, line ends and a byte order mark are recognised. `csv-malformed` says what to do. */
  parse(text: string): Result<readonly TableRow[], Problem>;
  /** Lines end with CR LF, also the last one. */
  format(rows: readonly (readonly string[])[]): string;
}
