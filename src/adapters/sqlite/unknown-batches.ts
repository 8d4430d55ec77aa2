import type { Instant } from "../../core/ids.ts";
import type { UnknownBatch, UnknownMails } from "../../core/issues/unknown-batch.ts";
import type { Ledger } from "../../ports/issues/ledger.ts";
import type { UnknownBatches } from "../../ports/issues/unknown-batches.ts";
import { readLedgerJson } from "./read-ledger-json.ts";

type UnknownRow = { batch: number; size: number; since: number; until: number; reason: string };

const UNKNOWN = `SELECT number AS batch, size, COALESCE(in_doubt_since, frozen_at) AS since, settled_at AS until, reason
  FROM batches WHERE outcome = 'unknown'`;

/** The unknown batches of a ledger; its tables are those of `ledger-schema.ts`. */
export function createUnknownBatches(
  sql: SqlStorage,
  { listRecipients }: Pick<Ledger, "listRecipients">,
): UnknownBatches {
  return {
    list: (): readonly UnknownBatch[] => sql.exec<UnknownRow>(`${UNKNOWN} ORDER BY number`).toArray(),
    find(number) {
      const row = sql.exec<UnknownRow>(`${UNKNOWN} AND number = ?`, number).toArray()[0];
      if (row === undefined) return null;
      return { ...row, recipients: listRecipients(number), neighbour: findNeighbour(sql, row.since) };
    },
  };
}

/** The batch that was settled last before that moment, else the first one after it. */
function findNeighbour(sql: SqlStorage, since: Instant): UnknownMails["neighbour"] {
  const row = sql
    .exec<{ provider_ids: string; is_before: number }>(
      `SELECT provider_ids, settled_at < ?1 AS is_before FROM batches
       WHERE outcome = 'submitted' AND provider_ids IS NOT NULL
       ORDER BY is_before DESC, ABS(settled_at - ?1) LIMIT 1`,
      since,
    )
    .toArray()[0];
  if (row === undefined) return null;
  const [providerId] = readLedgerJson("provider_ids", row.provider_ids) as readonly string[]; // written by settle-batch
  return providerId === undefined ? null : { providerId, isBefore: row.is_before === 1 };
}
