import type { Instant } from "../ids.ts";
import {
  type BackupProgress,
  countRows,
  deriveCheck,
  formatLine,
  type Hash,
  type RowLine,
} from "./backup-lines.ts";
import { findNewest } from "./find-newest.ts";

/** A block ends after so many rows, or so many letters: it follows from the rows alone, however they were read. */
const ROWS_A_BLOCK = 500;
const LETTERS_A_BLOCK = 250_000;

export interface Written extends BackupProgress {
  readonly newest: Instant | null;
}

/** A row, with what its source calls its place: where to read on after it. */
export interface PlacedRow<Place> {
  readonly line: RowLine;
  readonly place: Place;
}

/** The text of one block and its check, what was written up to its end, and the place of its last row. */
export interface Block<Place> {
  readonly text: string;
  readonly written: Written;
  readonly place: Place;
}

/** Rows as blocks, each closed by its check; `opening` stands before the first row. */
export async function* writeBlocks<Place>(
  hash: Hash,
  rows: AsyncIterable<PlacedRow<Place>>,
  from: Written,
  opening: string,
): AsyncGenerator<Block<Place>> {
  let written = from;
  let open: PlacedRow<Place>[] = [];
  let text = opening;
  const close = async (place: Place): Promise<Block<Place>> => {
    const check = await deriveCheck(hash, written.check, text);
    const lines = open.map(({ line }) => line);
    const newest = lines.reduce((latest, line) => findNewest(line, latest), written.newest);
    written = { check, counts: countRows(written.counts, lines), newest };
    const block = { text: `${text}${formatLine({ check })}`, written, place };
    open = [];
    text = "";
    return block;
  };
  for await (const row of rows) {
    open.push(row);
    text += formatLine(row.line);
    if (open.length >= ROWS_A_BLOCK || text.length >= LETTERS_A_BLOCK) yield await close(row.place);
  }
  const last = open.at(-1);
  if (last !== undefined) yield await close(last.place);
}
