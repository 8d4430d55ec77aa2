import { asSubscriberId } from "../../../core/ids.ts";
import { parseJson } from "../../../core/parse-json.ts";
import { fail, type Result, succeed } from "../../../core/result.ts";
import type { Change, NewChange } from "../../../core/subscribers/change.ts";
import type { Subscriber } from "../../../core/subscribers/subscriber.ts";
import { parseSubscriberRecord } from "../../../core/subscribers/subscriber-record.ts";
import type { UnreadableRow } from "../../../core/unreadable-row.ts";

/** A row of `changes`. */
export interface ChangeRow {
  readonly seq: number;
  readonly id: string;
  readonly at: number;
  readonly before: string | null;
  readonly record: string | null;
  readonly written_at: number | null;
}

/** A record as a row holds it; of somebody who was erased nothing is kept. */
export const toJson = (record: NewChange["record"]) => (record === null ? null : JSON.stringify(record));

/** A broken record is not an erased one: to take it for that would lose a reader. */
export function parseChangeRow(row: ChangeRow): Result<Change, UnreadableRow> {
  const before = parseStored(row.before);
  const record = parseStored(row.record);
  if (!before.ok || !record.ok) return fail({ table: "changes", id: String(row.seq) });
  return succeed({ ...toFacts(row), before: before.value, record: record.value });
}

/** What stands in for a change that cannot be read, so that its reader is out. */
export const standIn = (row: ChangeRow): Change => ({
  ...toFacts(row),
  before: null,
  record: null,
  isUnreadable: true,
});

const toFacts = (row: ChangeRow) => ({
  seq: row.seq,
  id: asSubscriberId(row.id),
  at: row.at,
  writtenAt: row.written_at,
});

function parseStored(json: string | null): Result<Subscriber | null, "malformed"> {
  if (json === null) return succeed(null);
  const read = parseJson(json);
  const record = read.ok ? parseSubscriberRecord(read.value) : null;
  return record === null ? fail("malformed") : succeed(record);
}
