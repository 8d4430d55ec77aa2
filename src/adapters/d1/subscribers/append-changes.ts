import type { SubscriberId } from "../../../core/ids.ts";
import type { NewChange } from "../../../core/subscribers/change.ts";
import { toJson } from "./change-row.ts";

/** Lists travel as one JSON parameter: D1 binds at most 100 parameters, each of at most 2 MB. */
const CHANGES_A_STATEMENT = 200;

/** Adds those whose writer saw the latest change of their reader, and leaves out whoever left or is suppressed. */
export async function appendChanges(
  db: D1Database,
  changes: readonly NewChange[],
): Promise<ReadonlyMap<SubscriberId, number>> {
  const parts = [];
  for (let start = 0; start < changes.length; start += CHANGES_A_STATEMENT) {
    parts.push(JSON.stringify(changes.slice(start, start + CHANGES_A_STATEMENT).map(toIncoming)));
  }
  if (parts.length === 0) return new Map();
  const results = await db.batch<{ id: SubscriberId; seq: number }>(
    parts.flatMap((json) =>
      [ADD_DEPARTURES, ...SETTLE_LEAVING, ADD_CHANGES].map((one) => db.prepare(one).bind(json)),
    ),
  );
  return new Map(results.flatMap(({ results: rows }) => rows.map(({ id, seq }) => [id, seq] as const)));
}

const toIncoming = ({
  id,
  at,
  before,
  record,
  expectedSeq,
  unsubscription,
  unsubscribedAt = at,
}: NewChange) => ({
  id,
  at,
  before: toJson(before),
  record: toJson(record),
  expected: expectedSeq ?? 0,
  leaves: unsubscription === "add" ? 1 : 0,
  unsubscribedAt,
});

const INCOMING = `SELECT value ->> '$.id' AS id, value ->> '$.at' AS at, value ->> '$.before' AS before,
  value ->> '$.record' AS record, value ->> '$.expected' AS expected, value ->> '$.leaves' AS leaves,
  value ->> '$.unsubscribedAt' AS unsubscribed_at FROM json_each(?1)`;
const INCOMING_IS_CURRENT =
  "coalesce((SELECT max(seq) FROM changes WHERE changes.id = incoming.id), 0) = incoming.expected";

const ADD_DEPARTURES = `INSERT INTO unsubscriptions (id, at) SELECT id, unsubscribed_at FROM (${INCOMING}) AS incoming
  WHERE leaves = 1 AND ${INCOMING_IS_CURRENT} ON CONFLICT (id) DO UPDATE SET at = max(unsubscriptions.at, excluded.at)`;
/** Who left is not asked to confirm what they asked for before; a request after the date that a file gives stands. */
const isLeaving = (table: string) => `EXISTS (SELECT 1 FROM (${INCOMING}) AS incoming
  WHERE leaves = 1 AND incoming.id = ${table}.id AND incoming.unsubscribed_at >= ${table}.at AND ${INCOMING_IS_CURRENT})`;
const SETTLE_LEAVING = [
  `DELETE FROM owed_mails WHERE kind = 'signup' AND ${isLeaving("owed_mails")}`,
  `DELETE FROM signups WHERE ${isLeaving("signups")}`,
];
const ADD_CHANGES = `INSERT INTO changes (id, at, before, record)
  SELECT id, at, before, record FROM (${INCOMING}) AS incoming
  WHERE ${INCOMING_IS_CURRENT} AND (leaves = 1 OR NOT EXISTS (SELECT 1 FROM unsubscriptions WHERE unsubscriptions.id = incoming.id
    UNION ALL SELECT 1 FROM suppressions WHERE suppressions.id = incoming.id))
  RETURNING id, seq`;
