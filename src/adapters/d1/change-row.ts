import { asSubscriberId } from "../../core/ids.ts";
import { parseSubscriberRecord } from "../../core/subscriber-record.ts";
import type { Change } from "../../ports/change-log.ts";

/** A row of `changes`. */
export interface ChangeRow {
  readonly seq: number;
  readonly id: string;
  readonly at: number;
  readonly before: string | null;
  readonly record: string | null;
  readonly written_at: number | null;
}

/** Throws for a row that we cannot have written: to read a broken record as an erased one would lose a reader. */
export function parseChangeRow(row: ChangeRow): Change {
  return {
    seq: row.seq,
    id: asSubscriberId(row.id),
    at: row.at,
    before: parseStored(row, row.before),
    record: parseStored(row, row.record),
    writtenAt: row.written_at,
  };
}

function parseStored(row: ChangeRow, json: string | null) {
  if (json === null) return null;
  const record = parseSubscriberRecord(JSON.parse(json));
  if (record === null) throw new Error(`Change ${row.seq} holds no subscriber`);
  return record;
}
