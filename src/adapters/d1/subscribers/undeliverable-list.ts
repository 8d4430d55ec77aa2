import type { SubscriberId } from "../../../core/ids.ts";
import type { UndeliverableList } from "../../../ports/subscribers/undeliverable-list.ts";

/** SQL: a change that cannot be read keeps its reader out, and so does one that says anything but active. */
const IS_UNDELIVERABLE = `CASE WHEN record IS NULL OR NOT json_valid(record) THEN 1
  ELSE record ->> '$.status' IS NOT 'active' OR json_type(record, '$.address') IS NOT 'text'
    OR coalesce(record ->> '$.pause.from' <= ?2 AND record ->> '$.pause.until' > ?2, 0) END`;

/** Who may not be mailed, as `core/subscribers/may-be-mailed.ts` says it of one reader: whoever changes one changes the other. */
const UNDELIVERABLE = `SELECT wanted.value AS id FROM json_each(?1) AS wanted
  WHERE EXISTS (SELECT 1 FROM unsubscriptions WHERE unsubscriptions.id = wanted.value)
  OR EXISTS (SELECT 1 FROM suppressions WHERE suppressions.id = wanted.value)
  OR EXISTS (SELECT 1 FROM changes WHERE changes.id = wanted.value
    AND seq = (SELECT max(seq) FROM changes AS newer WHERE newer.id = wanted.value)
    AND ${IS_UNDELIVERABLE})`;

const ERASED = `SELECT seq, id FROM changes WHERE seq > ?1 AND record IS NULL AND substr(id, 1, length(?2)) = ?2
  ORDER BY seq LIMIT 1000`;

const BARRED = `SELECT wanted.value AS id, unsubscriptions.at AS unsubscribed_at, suppressions.id IS NOT NULL AS suppressed FROM json_each(?1) AS wanted
  LEFT JOIN unsubscriptions ON unsubscriptions.id = wanted.value LEFT JOIN suppressions ON suppressions.id = wanted.value
  WHERE unsubscriptions.id IS NOT NULL OR suppressions.id IS NOT NULL`;

const RENEW = `UPDATE unsubscriptions SET at = max(unsubscriptions.at, said.at)
  FROM (SELECT value ->> '$.id' AS id, value ->> '$.at' AS at FROM json_each(?1)) AS said WHERE unsubscriptions.id = said.id`;

/** A request to join that lies before the later date is void, and so is the mail that it is owed. */
const isVoid = (table: string) => `EXISTS (SELECT 1 FROM json_each(?1)
  WHERE value ->> '$.id' = ${table}.id AND value ->> '$.at' >= ${table}.at)`;
const SETTLE = [
  `DELETE FROM owed_mails WHERE kind = 'signup' AND ${isVoid("owed_mails")}`,
  `DELETE FROM signups WHERE ${isVoid("signups")}`,
];

const FACTS = `SELECT (SELECT at FROM unsubscriptions WHERE id = ?1) AS unsubscribed_at,
  (SELECT reason FROM suppressions WHERE id = ?1) AS suppressed`;

/** Unsubscriptions and suppressions in D1: every read sees every earlier write. Lists of ids travel as one JSON parameter. */
export function createD1UndeliverableList(db: D1Database): UndeliverableList {
  return {
    find: async (id) => {
      const facts = await db
        .prepare(FACTS)
        .bind(id)
        .first<{ unsubscribed_at: number | null; suppressed: string | null }>();
      return { unsubscribedAt: facts?.unsubscribed_at ?? null, suppressed: facts?.suppressed ?? null };
    },
    listUndeliverable: async (ids, now) => {
      const { results } = await db
        .prepare(UNDELIVERABLE)
        .bind(JSON.stringify(ids), now)
        .all<{ id: SubscriberId }>();
      return new Set(results.map(({ id }) => id));
    },
    listErased: async (afterSeq, prefix) => {
      const { results } = await db
        .prepare(ERASED)
        .bind(afterSeq, prefix)
        .all<{ seq: number; id: SubscriberId }>();
      return { ids: results.map(({ id }) => id), seq: results.at(-1)?.seq ?? afterSeq };
    },
    listBarred: async (ids) => {
      const { results } = await db
        .prepare(BARRED)
        .bind(JSON.stringify(ids))
        .all<{ id: SubscriberId; unsubscribed_at: number | null; suppressed: number }>();
      return new Map(
        results.map((row) => [
          row.id,
          { unsubscribedAt: row.unsubscribed_at, isSuppressed: row.suppressed === 1 },
        ]),
      );
    },
    renew: async (unsubscriptions) => {
      if (unsubscriptions.length === 0) return;
      const said = JSON.stringify(unsubscriptions);
      await db.batch([RENEW, ...SETTLE].map((statement) => db.prepare(statement).bind(said)));
    },
  };
}
