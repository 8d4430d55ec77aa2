import type { WelcomeMail } from "../../../core/outbox/owed-mail.ts";
import type { NewChange } from "../../../core/subscribers/change.ts";
import { cadenceChangeStatements } from "../schedule/cadence-change-statements.ts";
import { isOutdated } from "../schedule/plan-statements.ts";
import { toJson } from "./change-row.ts";

const IS_CURRENT = "coalesce((SELECT max(seq) FROM changes WHERE id = ?1), 0) = ?2";

/**
 * Adds one change, with all that it brings about, if its writer saw the latest one. The change itself comes last, because
 * all these statements ask whether the writer saw the latest change.
 */
export async function appendChange(
  db: D1Database,
  change: NewChange,
): Promise<{ readonly seq: number } | "outdated"> {
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
