import type { Instant, SubscriberId } from "../../../core/ids.ts";
import type { WelcomeMail } from "../../../core/outbox/owed-mail.ts";
import type { Change, NewChange } from "../../../core/subscribers/change.ts";
import type { ChangeLog } from "../../../ports/subscribers/change-log.ts";
import { cadenceChangeStatements } from "../schedule/cadence-change-statements.ts";
import { isOutdated } from "../schedule/plan-statements.ts";
import { noteUnreadable } from "../tick/unreadable-rows.ts";
import { type ChangeRow, parseChangeRow, standIn } from "./change-row.ts";

/** Lists travel as one JSON parameter: D1 binds at most 100 parameters, each of at most 2 MB. */
const CHANGES_A_STATEMENT = 200;

const LATEST = "seq = (SELECT max(seq) FROM changes AS newer WHERE newer.id = changes.id)";
/** SQL: not among the rows that could not be read, which would otherwise fill every list of the oldest changes. */
const IS_READABLE =
  "NOT EXISTS (SELECT 1 FROM unreadable_rows WHERE source = 'changes' AND unreadable_rows.id = seq)";
const IS_CURRENT = "coalesce((SELECT max(seq) FROM changes WHERE id = ?1), 0) = ?2";

/**
 * SQL: a pause that an issue on its way, planned before it, must know of. Freezing a batch asks these rows, and an
 * issue may wait for days. One that cannot be read says nothing here: who selects it notes it and leaves it out.
 */
const PAUSES_ISSUE = `(coalesce(CASE WHEN json_valid(record) THEN record ->> '$.pause.until' END > ?1, 0)
  AND EXISTS (SELECT 1 FROM issues WHERE closed_at IS NULL AND planned_at <= changes.at))`;

/** Recent changes in D1. Every read sees every earlier write; a batch is one transaction. */
export function createD1ChangeLog(db: D1Database): ChangeLog {
  return {
    append: (change) => append(db, change),
    appendMany: (changes) => appendMany(db, changes),
    findLatest: async (id) => (await select(db, "WHERE id = ?1 ORDER BY seq DESC LIMIT 1", id))[0] ?? null,
    findLatestMany: async (ids) => {
      const found = await select(
        db,
        `WHERE id IN (SELECT value FROM json_each(?1)) AND ${LATEST}`,
        JSON.stringify(ids),
      );
      return new Map(found.map((change) => [change.id, change]));
    },
    listBetween: (first, last, mostIds) => listBetween(db, first, last, mostIds),
    markWritten: (seqs, at) => markWritten(db, seqs, at),
    listUnwritten: (limit) =>
      selectReadable(
        db,
        `WHERE written_at IS NULL AND ${LATEST} AND ${IS_READABLE} ORDER BY seq LIMIT ?1`,
        limit,
      ),
    listWrittenBefore: (before, limit) =>
      selectReadable(
        db,
        `WHERE written_at < ?1 AND ${LATEST} AND ${IS_READABLE} AND NOT ${PAUSES_ISSUE} ORDER BY written_at LIMIT ?2`,
        before,
        limit,
      ),
    fold: (changes) => fold(db, changes),
  };
}

async function select(
  db: D1Database,
  condition: string,
  ...bindings: readonly (string | number)[]
): Promise<readonly Change[]> {
  const { results } = await db
    .prepare(`SELECT * FROM changes ${condition}`)
    .bind(...bindings)
    .all<ChangeRow>();
  const read = results.map((row) => [row, parseChangeRow(row)] as const);
  await noteUnreadable(
    db,
    read.flatMap(([, change]) => (change.ok ? [] : [change.problem])),
  );
  return read.map(([row, change]) => (change.ok ? change.value : standIn(row)));
}

const selectReadable = async (...input: Parameters<typeof select>) =>
  (await select(...input)).filter((change) => change.isUnreadable === undefined);

/** The change itself comes last, because all these statements depend on whether the writer saw the latest change. */
async function append(db: D1Database, change: NewChange): Promise<{ readonly seq: number } | "outdated"> {
  const insert = db
    .prepare(
      `INSERT INTO changes (id, at, before, record) SELECT ?1, ?3, ?4, ?5 WHERE ${IS_CURRENT} RETURNING seq`,
    )
    .bind(change.id, change.expectedSeq ?? 0, change.at, toJson(change.before), toJson(change.record));
  const before = [
    ...cadenceChangeStatements(db, change),
    ...prepareUnsubscription(db, change),
    ...prepareWelcome(db, change),
    ...prepareSettling(db, change),
  ];
  try {
    const results = await db.batch<{ seq: number }>([...before, insert, ...prepareForgetting(db, change)]);
    const seq = results[before.length]?.results[0]?.seq;
    return seq === undefined ? "outdated" : { seq };
  } catch (error) {
    if (isOutdated(error)) return "outdated"; // something was planned in between
    throw error;
  }
}

function prepareUnsubscription(
  db: D1Database,
  { id, at, expectedSeq, unsubscription, unsubscribedAt = at }: NewChange,
): readonly D1PreparedStatement[] {
  if (unsubscription === "keep") return [];
  if (unsubscription === "void")
    return [
      db.prepare(`DELETE FROM unsubscriptions WHERE id = ?1 AND ${IS_CURRENT}`).bind(id, expectedSeq ?? 0),
    ];
  const add = `INSERT INTO unsubscriptions (id, at) SELECT ?1, ?3 WHERE ${IS_CURRENT}
    ON CONFLICT (id) DO UPDATE SET at = max(at, excluded.at)`;
  return [db.prepare(add).bind(id, expectedSeq ?? 0, unsubscribedAt)];
}

const OWE_WELCOME = `INSERT INTO owed_mails (kind, id, at, mail, due_at) SELECT 'welcome', ?1, ?3, ?4, ?3
  WHERE ${IS_CURRENT} ON CONFLICT (kind, id, at) DO NOTHING`;

function prepareWelcome(
  db: D1Database,
  { id, at, expectedSeq, record, welcome }: NewChange,
): readonly D1PreparedStatement[] {
  if (welcome !== true || record === null) return [];
  const { address, languages, topics } = record;
  const mail: WelcomeMail = { reader: { address, languages, topics }, content: null };
  return [db.prepare(OWE_WELCOME).bind(id, expectedSeq ?? 0, at, JSON.stringify(mail))];
}

const SETTLE = [
  `DELETE FROM owed_mails WHERE kind = 'signup' AND id = ?1 AND at <= ?3 AND ${IS_CURRENT}`,
  `DELETE FROM signups WHERE id = ?1 AND at <= ?3 AND ${IS_CURRENT}`,
];

const prepareSettling = (
  db: D1Database,
  { id, expectedSeq, settles }: NewChange,
): readonly D1PreparedStatement[] =>
  settles === undefined ? [] : SETTLE.map((part) => db.prepare(part).bind(id, expectedSeq ?? 0, settles));

/** An erasure takes the earlier records of that subscriber with it. */
function prepareForgetting(db: D1Database, { id, record }: NewChange): readonly D1PreparedStatement[] {
  if (record !== null) return [];
  const erasure = "SELECT max(seq) FROM changes WHERE id = ?1 AND record IS NULL";
  return [db.prepare(`DELETE FROM changes WHERE id = ?1 AND seq < (${erasure})`).bind(id)];
}

async function appendMany(
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

function listBetween(
  db: D1Database,
  first: string,
  last: string,
  mostIds?: number,
): Promise<readonly Change[]> {
  if (mostIds === undefined) return select(db, "WHERE id >= ?1 AND id <= ?2 ORDER BY seq", first, last);
  const lastId =
    "SELECT DISTINCT id FROM changes WHERE id >= ?1 AND id <= ?2 ORDER BY id LIMIT 1 OFFSET ?3 - 1";
  return select(db, `WHERE id >= ?1 AND id <= coalesce((${lastId}), ?2) ORDER BY seq`, first, last, mostIds);
}

async function markWritten(db: D1Database, seqs: readonly number[], at: Instant): Promise<void> {
  if (seqs.length === 0) return;
  const statement = "UPDATE changes SET written_at = ?1 WHERE seq IN (SELECT value FROM json_each(?2))";
  await db.prepare(statement).bind(at, JSON.stringify(seqs)).run();
}

async function fold(
  db: D1Database,
  changes: readonly { readonly id: SubscriberId; readonly seq: number }[],
): Promise<void> {
  if (changes.length === 0) return;
  const folded = `SELECT changes.seq FROM json_each(?1) AS done JOIN changes
    ON changes.id = done.value ->> '$.id' AND changes.seq <= done.value ->> '$.seq'`;
  await db.prepare(`DELETE FROM changes WHERE seq IN (${folded})`).bind(JSON.stringify(changes)).run();
}

const toJson = (record: NewChange["record"]) => (record === null ? null : JSON.stringify(record));
