import Papa from "papaparse";
import type { Problem } from "../../core/problem.ts";
import { fail } from "../../core/result.ts";
import { readTable, selectSeparator } from "../../core/subscribers/import/import-table.ts";
import type { Csv } from "../../ports/subscribers/csv.ts";

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
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), {
    delimiter: selectSeparator(text),
  });
  const broken = errors.find((error) => error.type === "Quotes");
  if (broken !== undefined)
    return malformed(`A quotation mark in line ${(broken.row ?? 0) + 1} is not closed or stands alone.`);
  const table = readTable(data);
  return table.ok ? table : malformed(table.problem);
}

const malformed = (detail: string) => fail<Problem>({ kind: "csv-malformed", detail });
