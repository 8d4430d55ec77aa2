import { parseJson } from "../../core/parse-json.ts";
import { createUnreadableRowError } from "../../core/unreadable-row.ts";

/** A list that this adapter wrote. Throws `UnreadableRowError`: nobody can guess who was to be written to. */
export function readLedgerJson(column: string, text: string): unknown {
  const read = parseJson(text);
  if (read.ok && Array.isArray(read.value)) return read.value;
  throw createUnreadableRowError({ table: "ledger", id: column });
}
