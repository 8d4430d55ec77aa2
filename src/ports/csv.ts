import type { Problem } from "../core/problem.ts";
import type { Result } from "../core/result.ts";

/** A row by column name; `line` counts from 1 with the header and blank lines, and a row of several lines once. */
export interface CsvRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string | undefined>>;
  /** It has more cells than the header: nobody can say which column they belong to. */
  readonly isTooLong: boolean;
}

/** Comma-separated values (RFC 4180). What it writes is safe to open in a spreadsheet, and it reads that back. */
export interface Csv {
  /** With a header row; separator, line ends and a byte order mark are recognised. `csv-malformed` says what to do. */
  parse(text: string): Result<readonly CsvRow[], Problem>;
  /** Lines end with CR LF, also the last one. */
  format(rows: readonly (readonly string[])[]): string;
}
