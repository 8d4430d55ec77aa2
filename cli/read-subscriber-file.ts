import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { decodeUtf8 } from "../src/core/decode-utf8.ts";
import { readTable, selectSeparator, type TableRow } from "../src/core/subscribers/import/import-table.ts";
import { describeCode, type FileFault, readCode } from "./collect-files.ts";

/** A row, and where it stands. */
export interface FileRow extends TableRow {
  readonly file: string;
}

/** The rows of a CSV file, or why it cannot be taken. No encoding is guessed. */
export function readSubscriberFile(file: string): readonly FileRow[] | FileFault {
  const bytes = readBytes(file);
  if (typeof bytes === "string") return { file, reason: bytes };
  const text = decodeUtf8(bytes);
  if (!text.ok) return { file, reason: `it is ${text.problem}, not UTF-8: save it as “CSV UTF-8”.` };
  const { data, errors } = Papa.parse<string[]>(text.value, { delimiter: selectSeparator(text.value) });
  const broken = errors.find((error) => error.type === "Quotes");
  if (broken !== undefined)
    return {
      file,
      reason: `a quotation mark in line ${(broken.row ?? 0) + 1} is not closed or stands alone.`,
    };
  const table = readTable(data);
  return table.ok ? table.value.map((row) => ({ ...row, file })) : { file, reason: table.problem };
}

function readBytes(file: string): Uint8Array | string {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = readCode(error);
    return code === "EISDIR" ? "this is a folder: name the CSV files in it." : describeCode(code);
  }
}
