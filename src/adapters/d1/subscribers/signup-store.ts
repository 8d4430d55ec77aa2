import type { Instant } from "../../../core/ids.ts";
import type { SignupMail } from "../../../core/outbox/owed-mail.ts";
import type { Signup } from "../../../core/subscribers/signup.ts";
import type { SignupStore } from "../../../ports/subscribers/signup-store.ts";
import { isNoted } from "../outbox/owed-mail-row.ts";
import { requireReadable } from "../tick/unreadable-rows.ts";
import { parseSignupRow, type SignupRow } from "./signup-row.ts";
import { bindThrottle, dayOf, HOURS_A_DAY, NEXT_MAIL_AT } from "./signup-throttle.ts";

/** SQL: the new request replaces the untried one that waits behind the oldest readable owed mail of the address. */
const DROP_WAITING = `DELETE FROM owed_mails WHERE kind = 'signup' AND id = ?1 AND ?2 AND attempts = 0
  AND at > (SELECT min(at) FROM owed_mails WHERE kind = 'signup' AND id = ?1 AND NOT ${isNoted("owed_mails")})`;
const DROP_UNSENT = `DELETE FROM signups WHERE id = ?1 AND ?2 AND expires_at IS NULL AND NOT EXISTS
  (SELECT 1 FROM owed_mails WHERE kind = 'signup' AND owed_mails.id = signups.id AND owed_mails.at = signups.at)`;

const LATEST = `max(coalesce((SELECT max(at) FROM signups WHERE id = ?1), 0),
  coalesce((SELECT max(at) FROM owed_mails WHERE kind = 'signup' AND id = ?1), 0))`;
/** Behind another owed mail it waits at least for the gap, which begins once that mail is submitted. */
const OWE = `INSERT INTO owed_mails (kind, id, at, mail, due_at)
  SELECT 'signup', ?1, max(?2, ${LATEST} + 1), ?7, max(${NEXT_MAIL_AT}, CASE WHEN EXISTS
    (SELECT 1 FROM owed_mails WHERE kind = 'signup' AND id = ?1 AND NOT ${isNoted("owed_mails")}) THEN ?2 + ?3 ELSE 0 END)
  WHERE ?7 IS NOT NULL RETURNING at`;
const TAKE_DOWN = `INSERT INTO signups (id, at, address, choices, consent)
  SELECT ?1, max(at), ?2, ?3, ?4 FROM owed_mails WHERE kind = 'signup' AND id = ?1 AND ?5 GROUP BY id`;

const SETTLE = ["DELETE FROM owed_mails WHERE kind = 'signup' AND", "DELETE FROM signups WHERE"];
const FORGET = [
  "DELETE FROM owed_mails WHERE kind IN ('signup', 'welcome', 'magic-link') AND",
  "DELETE FROM signups WHERE",
  "DELETE FROM signup_throttles WHERE",
];

/** Requests to join and the mails they are owed, in D1. A batch is one transaction. */
export function createD1SignupStore(db: D1Database): SignupStore {
  return {
    add: (signup, mail) => add(db, signup, mail),
    find: async (id, at) => {
      const find = "SELECT * FROM signups WHERE id = ?1 AND at = ?2";
      const row = await db.prepare(find).bind(id, at).first<SignupRow>();
      return requireReadable(db, row, parseSignupRow);
    },
    findLatest: async (id, now) => {
      const open = "(expires_at IS NULL OR expires_at > ?2)";
      const find = `SELECT * FROM signups WHERE id = ?1 AND ${open} ORDER BY at DESC LIMIT 1`;
      const row = await db.prepare(find).bind(id, now).first<SignupRow>();
      return requireReadable(db, row, parseSignupRow);
    },
    findAskedAt: async (id, now) => {
      const find =
        "SELECT max(at) AS at FROM signups WHERE id = ?1 AND (expires_at IS NULL OR expires_at > ?2)";
      return (await db.prepare(find).bind(id, now).first<Instant>("at")) ?? null;
    },
    settle: async (id, upTo) => {
      await db.batch(SETTLE.map((part) => db.prepare(`${part} id = ?1 AND at <= ?2`).bind(id, upTo)));
    },
    forget: async (id) => {
      await db.batch(FORGET.map((part) => db.prepare(`${part} id = ?1`).bind(id)));
    },
    removeExpired: (now) => removeExpired(db, now),
    countPending: async (now) => {
      const count =
        "SELECT count(DISTINCT id) AS pending FROM signups WHERE expires_at IS NULL OR expires_at > ?1";
      return (await db.prepare(count).bind(now).first<number>("pending")) ?? 0;
    },
  };
}

async function add(
  db: D1Database,
  { id, at, address, choices, consent }: Omit<Signup, "expiresAt">,
  mail: SignupMail | null,
): Promise<Instant> {
  const isOwed = mail === null ? 0 : 1;
  const results = await db.batch<{ at: number }>([
    db.prepare(DROP_WAITING).bind(id, isOwed),
    db.prepare(DROP_UNSENT).bind(id, isOwed),
    db.prepare(OWE).bind(id, ...bindThrottle(at), mail === null ? null : JSON.stringify(mail)),
    db
      .prepare(TAKE_DOWN)
      .bind(id, address, JSON.stringify(choices), JSON.stringify(consent), mail?.says === "confirm" ? 1 : 0),
  ]);
  return results[2]?.results[0]?.at ?? at;
}

const THROTTLE_DAYS = 2;

async function removeExpired(db: D1Database, now: Instant): Promise<void> {
  const forgetBefore = (dayOf(now) - 1) * HOURS_A_DAY;
  await db.batch([
    db.prepare("DELETE FROM signups WHERE expires_at <= ?1").bind(now),
    db.prepare("DELETE FROM signup_throttles WHERE submitted_at < ?1").bind(now - THROTTLE_DAYS * 86_400_000),
    db.prepare("DELETE FROM mail_hours WHERE hour < ?1").bind(forgetBefore),
  ]);
}
