import { isObject, parseJson } from "../parse-json.ts";
import { fail, type Result, succeed } from "../result.ts";
import {
  BACKUP_BEGINNING,
  type BackupEnd,
  type BackupProgress,
  countRows,
  deriveCheck,
  type Hash,
  type RowLine,
} from "./backup-lines.ts";
import { parseEnd, parseHeader } from "./parse-ends.ts";
import { parseRowLine } from "./parse-row-line.ts";

/** What was read up to the end of a block. */
export interface Read extends BackupProgress {
  /** How many lines; a line is named by its number, from 1 on. */
  readonly lines: number;
}

export const READ_NOTHING: Read = { ...BACKUP_BEGINNING, lines: 0 };

export interface NumberedRow {
  readonly number: number;
  readonly line: RowLine;
}

/** What a backup is made of. Rows are handed out once the check of their block has proved them. */
export type BackupPart =
  | { readonly kind: "header"; readonly key: string }
  | { readonly kind: "block"; readonly rows: readonly NumberedRow[]; readonly read: Read }
  | { readonly kind: "end"; readonly end: BackupEnd };

/** Why a file is no whole backup: the line, and what is wrong there. */
export interface BackupFault {
  readonly line: number;
  readonly reason: string;
}

/** More letters, or rows, than any block has: whatever somebody sends, no more is held. */
const MOST_LETTERS = 16_000_000;
const MOST_ROWS = 1_000;

type Value = Readonly<Record<string, unknown>>;
type Taken = Result<BackupPart | null, string>;

/**
 * Reads a backup line by line, from the beginning or on from the end of a block. `isWhole` false: the lines are a part of
 * the file, which may end at the end of a block. Stops at the first fault.
 */
export async function* readBlocks(
  hash: Hash,
  lines: AsyncIterable<string>,
  { from, isWhole }: { readonly from: Read; readonly isWhole: boolean },
): AsyncGenerator<Result<BackupPart, BackupFault>> {
  const reader = createBlockReader(hash, from);
  let number = from.lines;
  for await (const line of lines) {
    number += 1;
    const taken = await reader.take(line, number);
    if (!taken.ok) return yield fail({ line: number, reason: taken.problem });
    if (taken.value !== null) yield succeed(taken.value);
  }
  const isCut = isWhole ? !reader.isOver() : !reader.isBetweenBlocks();
  if (isCut) yield fail({ line: number + 1, reason: "the file breaks off before this line" });
}

function createBlockReader(hash: Hash, from: Read) {
  let read = from;
  let rows: NumberedRow[] = [];
  let text = "";
  let isOver = false;
  const takeHeader = (value: Value, line: string): Taken => {
    const header = parseHeader(value);
    if (!header.ok) return header;
    text = `${line}\n`;
    return succeed({ kind: "header", key: header.value });
  };
  const takeCheck = async (claimed: string, number: number): Promise<Taken> => {
    const check = await deriveCheck(hash, read.check, text);
    if (check !== claimed) return fail(explainChanged(read.lines + 1, number - 1));
    const counts = countRows(
      read.counts,
      rows.map(({ line }) => line),
    );
    read = { lines: number, check, counts };
    const block = { kind: "block", rows, read } as const;
    rows = [];
    text = "";
    return succeed(block);
  };
  const takeEnd = async (value: Value): Promise<Taken> => {
    if (text !== "") return fail("the end stands in the middle of a block");
    const end = await parseEnd(hash, value, read);
    isOver = end.ok;
    return end.ok ? succeed({ kind: "end", end: end.value }) : end;
  };
  const takeRow = (value: Value, line: string, number: number): Taken => {
    const row = parseRowLine(value);
    if (!row.ok) return row;
    rows.push({ number, line: row.value });
    text += `${line}\n`;
    return succeed(null);
  };
  return {
    isOver: () => isOver,
    isBetweenBlocks: () => text === "" && read.lines > 0,
    async take(line: string, number: number): Promise<Taken> {
      if (isOver) return fail("something stands behind the end of the backup");
      if (text.length + line.length > MOST_LETTERS || rows.length >= MOST_ROWS)
        return fail("the block is longer than in any backup");
      const parsed = parseJson(line);
      if (!parsed.ok || !isObject(parsed.value))
        return fail(
          number === 1 ? "this is no backup of Gazette" : "it is no JSON object: was the file cut here?",
        );
      const value = parsed.value;
      if (number === 1) return takeHeader(value, line);
      if (typeof value.check === "string") return takeCheck(value.check, number);
      return value.end === true ? takeEnd(value) : takeRow(value, line, number);
    },
  };
}

const explainChanged = (first: number, last: number) =>
  `the check does not fit: lines ${first} to ${last} are not as they were written`;
