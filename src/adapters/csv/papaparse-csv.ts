import Papa from "papaparse";
import { findRepeatedColumn, spellColumn } from "../../core/import-columns.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, succeed } from "../../core/result.ts";
import type { Csv, CsvRow } from "../../ports/csv.ts";

/** A cell that a spreadsheet would run as a formula carries an apostrophe (OWASP, CSV injection). */
const ESCAPED_FORMULA = /^'(?=[=+\-@\t\r])/;

export function createPapaparseCsv(): Csv {
  return {
    parse: parseCsv,
    format: (rows) =>
      `${Papa.unparse(
        rows.map((row) => [...row]),
        { escapeFormulae: true },
      )}\r\n`,
  };
}

function parseCsv(text: string) {
  const delimiter = selectDelimiter(text.split(/[\r\n]/, 1)[0] ?? "");
  const parsed = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), { delimiter });
  const broken = parsed.errors.find((error) => error.type === "Quotes");
  if (broken !== undefined)
    return malformed(`A quotation mark in line ${(broken.row ?? 0) + 1} is not closed or stands alone.`);

  const [header = [], ...lines] = parsed.data;
  const columns = header.map(spellColumn);
  if (!columns.includes("email"))
    return malformed("The first line has to name the columns, and one of them is email.");
  const repeated = findRepeatedColumn(columns);
  if (repeated !== null)
    return malformed(`The column ${repeated} is there twice: remove or rename one of them.`);
  return succeed(lines.flatMap((cells, index) => readRow(columns, cells, index + 2)));
}

/** The one that the header has most of. Papa's own guess looks at the rows too, and gives up at a blank line. */
function selectDelimiter(header: string): string {
  const count = (delimiter: string) => header.split(delimiter).length;
  return [",", ";", "\t"].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

function readRow(columns: readonly string[], cells: readonly string[], line: number): CsvRow[] {
  if (cells.every((cell) => cell.trim() === "")) return [];
  return [
    {
      line,
      cells: Object.fromEntries(columns.map((name, i) => [name, cells[i]?.replace(ESCAPED_FORMULA, "")])),
      isTooLong: cells.slice(columns.length).some((cell) => cell.trim() !== ""),
    },
  ];
}

const malformed = (detail: string) => fail<Problem>({ kind: "csv-malformed", detail });
