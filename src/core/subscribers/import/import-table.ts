import { fail, type Result, succeed } from "../../result.ts";
import { findRepeatedColumn, spellColumn } from "./import-columns.ts";

/** A row by column name; `line` counts from 1 with the header and blank lines, and a row of several lines once. */
export interface TableRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string | undefined>>;
  /** It has more cells than the header: nobody can say which column they belong to. */
  readonly isTooLong: boolean;
}

/** A cell that a spreadsheet would run as a formula carries an apostrophe (OWASP, CSV injection). */
const ESCAPED_FORMULA = /^'(?=[=+\-@\t\r])/;

/** The separator that the header has most of. A guess that looks at the rows too gives up at a blank line. */
export function selectSeparator(text: string): string {
  const header = text.split(/[\r\n]/, 1)[0] ?? "";
  const count = (separator: string) => header.split(separator).length;
  return [",", ";", "\t"].reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}

/** The records of a file, its header first, as rows of readers; else what to do about the file. */
export function readTable(records: readonly (readonly string[])[]): Result<readonly TableRow[], string> {
  const [header = [], ...lines] = records;
  const columns = header.map((name, index) => spellColumn(name) || `column ${index + 1}`);
  if (!columns.includes("email"))
    return fail("The first line has to name the columns, and one of them is email.");
  const repeated = findRepeatedColumn(columns);
  if (repeated !== null) return fail(`The column ${repeated} is there twice: remove or rename one of them.`);
  return succeed(lines.flatMap((cells, index) => readRow(columns, cells, index + 2)));
}

function readRow(columns: readonly string[], cells: readonly string[], line: number): TableRow[] {
  if (cells.every((cell) => cell.trim() === "")) return [];
  return [
    {
      line,
      cells: Object.fromEntries(columns.map((name, i) => [name, cells[i]?.replace(ESCAPED_FORMULA, "")])),
      isTooLong: cells.slice(columns.length).some((cell) => cell.trim() !== ""),
    },
  ];
}
