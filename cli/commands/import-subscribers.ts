import type { ImportAnswer } from "../../src/contract/subscribers/import.ts";
import { askFirst, requireAnswer } from "../ask.ts";
import type { FileFault } from "../collect-files.ts";
import type { Call, Command, Outcome } from "../command.ts";
import type { Connection } from "../connection.ts";
import { cutImport, IMPORT_LIMITS, type ImportPart } from "../cut-import.ts";
import { type FileRow, readSubscriberFile } from "../read-subscriber-file.ts";
import { isRefusal } from "../refusal.ts";
import { showProgress } from "../words/show-progress.ts";

export const subscribersImport: Command = {
  name: "subscribers import",
  summary: "take readers in; whoever left in any row of any of the files has left",
  words: [{ name: "files", summary: "CSV, with a header row", isMany: true }],
  flags: {
    "dry-run": { summary: "say what it would do, and change nothing" },
    yes: { summary: "do not ask first" },
  },
  run: importFiles,
};

/** The answers to all requests, with the places in the files for those in the requests. */
interface Totals extends Pick<ImportAnswer, "imported" | "unchanged"> {
  readonly refused: readonly RefusedRow[];
  readonly ignored: NonNullable<ImportAnswer["ignored"]>;
}

/** `line` null: the whole file. */
interface RefusedRow extends FileFault {
  readonly line: number | null;
}

/** Reads all files first and sends what can be read, however many of them are at fault. */
async function importFiles({ words, switches, json, connect }: Call): Promise<Outcome> {
  const dryRun = switches.has("dry-run");
  if (!dryRun) requireAnswer(switches);
  const connection = connect();
  const read = [...new Set(words)].map(readSubscriberFile);
  const rows = read.flatMap((one) => ("reason" in one ? [] : one));
  const faults = read.flatMap((one) => ("reason" in one ? [{ ...one, line: null }] : []));
  for (const fault of faults) console.error(sayRefused(fault));
  const question = `Import ${rows.length} ${rows.length === 1 ? "row" : "rows"}?`;
  if (!dryRun && rows.length > 0 && !(await askFirst({ switches }, question))) return "refused";

  const sum = addUp([
    { imported: 0, unchanged: 0, refused: faults, ignored: [] },
    ...(await sendRows(connection, rows, { dryRun, json })),
  ]);
  const { ignored, ...counts } = sum;
  if (ignored.length > 0) console.error(`Columns that were not read: ${ignored.join(", ")}.`);
  const told = { ...counts, dryRun, ...(ignored.length === 0 ? {} : { ignored }) };
  console.log(json ? JSON.stringify(told) : saySum(sum, dryRun));
  return sum.refused.length === 0 ? "done" : "refused";
}

/** Sends rows in as many requests as they need, and says at the end of each row that was refused why. */
export async function sendRows(
  connection: Connection,
  rows: readonly FileRow[],
  { dryRun, json }: { readonly dryRun: boolean; readonly json: boolean },
): Promise<readonly Totals[]> {
  const parts = cutImport(rows, Date.now(), IMPORT_LIMITS);
  const progress = showProgress("Importing", json ? 0 : parts.length);
  const answers: Totals[] = [];
  try {
    for (const part of parts) {
      answers.push(await send(connection, part, dryRun));
      progress.advance();
    }
  } finally {
    progress.stop();
    for (const one of answers.flatMap(({ refused }) => refused)) console.error(sayRefused(one));
  }
  return answers;
}

/** A request that is refused as a whole costs its own rows: the others go on. */
async function send(connection: Connection, part: ImportPart, dryRun: boolean): Promise<Totals> {
  try {
    const path = `api/subscribers/import${dryRun ? "?dryRun=true" : ""}`;
    const answer = await connection.call<ImportAnswer>("POST", path, part.csv);
    const { imported, unchanged, refused, ignored = [] } = answer;
    const blamed = refused.map(({ line, reason }) => blame(part, line - 2, reason));
    return { imported, unchanged, refused: blamed, ignored };
  } catch (error) {
    if (!isRefusal(error) || error.status === 401 || error.status >= 500) throw error; // no row's own fault
    const reason = error.reasons.join(" ");
    const blamed = part.rows.map((_, index) => blame(part, index, reason));
    return { imported: 0, unchanged: 0, refused: blamed, ignored: [] };
  }
}

function blame({ rows }: ImportPart, index: number, reason: string): RefusedRow {
  const row = rows[index];
  return { file: row?.file ?? "", line: row?.line ?? null, reason };
}

function addUp(totals: readonly Totals[]): Totals {
  const refused = totals.flatMap((one) => one.refused);
  return {
    imported: totals.reduce((sum, one) => sum + one.imported, 0),
    unchanged: totals.reduce((sum, one) => sum + one.unchanged, 0),
    refused: refused.sort((a, b) =>
      a.file === b.file ? (a.line ?? 0) - (b.line ?? 0) : a.file < b.file ? -1 : 1,
    ),
    ignored: [...new Set(totals.flatMap((one) => one.ignored))],
  };
}

const sayRefused = ({ file, line, reason }: RefusedRow) =>
  line === null ? `${file}: ${reason}` : `${file}, line ${line}: ${reason}`;

const saySum = ({ imported, unchanged, refused }: Totals, dryRun: boolean) =>
  `${dryRun ? "Would be imported" : "Imported"}: ${imported}. Unchanged: ${unchanged}. Refused: ${refused.length}.`;
