import type { Instant, SubscriberId } from "../../core/ids.ts";
import type { BatchNumber, DraftBatch, RosterEntry } from "../../core/issues/batch.ts";
import type { RecipientState } from "../../core/issues/recipient-state.ts";
import { toOutcome } from "./ledger-rows.ts";
import { readLedgerJson } from "./read-ledger-json.ts";
import { decodeMembers, encodeAddresses, encodeMembers, selectIdRange } from "./reader-rows.ts";

/** A new batch of these readers, not frozen. Answers its number. */
export function addBatch(
  sql: SqlStorage,
  readers: readonly RosterEntry[],
  { generation, frozenAt }: { readonly generation: number; readonly frozenAt: Instant | null },
): BatchNumber {
  const [first, last] = selectIdRange(readers);
  return sql
    .exec<{ number: number }>(
      `INSERT INTO batches (generation, size, first_id, last_id, frozen_at, recipients, addresses)
       VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING number`,
      generation,
      readers.length,
      first,
      last,
      frozenAt,
      encodeMembers(readers),
      encodeAddresses(readers),
    )
    .one().number;
}

type Members = { readonly recipients: string; readonly addresses: string };

export function listRecipients(sql: SqlStorage, batch: BatchNumber): readonly RosterEntry[] {
  const row = sql
    .exec<Members>("SELECT recipients, addresses FROM batches WHERE number = ?", batch)
    .toArray()[0];
  return row === undefined ? [] : decodeMembers(row.recipients, row.addresses);
}

export function listDrafts(sql: SqlStorage): readonly DraftBatch[] {
  return sql
    .exec<Members & { readonly number: number }>(
      "SELECT number, recipients, addresses FROM batches WHERE frozen_at IS NULL AND outcome IS NULL ORDER BY number",
    )
    .toArray()
    .map(({ number, recipients, addresses }) => ({
      number,
      recipients: decodeMembers(recipients, addresses),
    }));
}

type Found = {
  batch: number;
  outcome: string | null;
  settled_at: number | null;
  reason: string | null;
  recipients: string;
  provider_ids: string | null;
};

/** Reads the few frozen batches whose range of ids holds this one. */
export function findRecipient(sql: SqlStorage, id: SubscriberId): RecipientState | null {
  const rows = sql.exec<Found>(
    `SELECT number AS batch, outcome, settled_at, reason, recipients, provider_ids FROM batches
     WHERE first_id <= ?1 AND last_id >= ?1 AND frozen_at IS NOT NULL`,
    id,
  );
  for (const row of rows) {
    const position = decodeMembers(row.recipients, "").findIndex((entry) => entry.id === id);
    if (position < 0) continue;
    const providerIds =
      row.provider_ids === null ? [] : (readLedgerJson("provider_ids", row.provider_ids) as string[]); // by settleBatch
    return {
      batch: row.batch,
      outcome: toOutcome(row.outcome),
      settledAt: row.settled_at,
      providerId: providerIds[position] ?? null,
      reason: row.reason,
    };
  }
  return null;
}
