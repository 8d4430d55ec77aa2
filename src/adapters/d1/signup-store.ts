import { OUTBOX_LIFETIME_MS } from "../../core/decide-opt-in.ts";
import type { Instant, SubscriberId } from "../../core/ids.ts";
import type { Signup, SignupMail, SignupStore, SignupThrottle } from "../../ports/signup-store.ts";
import { parseSignupRow, type SignupRow } from "./signup-row.ts";
import { createD1WelcomeOutbox } from "./welcome-outbox.ts";

const HOUR_MS = 3_600_000;
const HOURS_A_DAY = 24;
const hourOf = (at: Instant) => Math.floor(at / HOUR_MS);
const dayOf = (at: Instant) => Math.floor(at / (HOUR_MS * HOURS_A_DAY));

const SAVE_REQUEST = `INSERT INTO signups (id, address, choices, consent, requested_at, expires_at)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO UPDATE SET address = excluded.address, choices = excluded.choices,
  consent = excluded.consent, requested_at = excluded.requested_at, expires_at = excluded.expires_at`;

const IS_OWED = "mail_kind IS NOT NULL AND mail_submitted_at IS NULL";
/** Owed mails count as submitted: otherwise as many as like could be claimed before the first is submitted. */
const OWED_NOW = `(SELECT count(*) FROM signups WHERE ${IS_OWED} AND mail_at > ?5)`;

const CLAIM_MAIL = `UPDATE signups SET mail_kind = ?2, mail_language = ?3, mail_at = ?4, mail_submitted_at = NULL
  WHERE id = ?1
  AND NOT (${IS_OWED} AND mail_at > ?5)
  AND (mail_submitted_at IS NULL OR mail_submitted_at <= ?4 - ?6)
  AND (throttle_day <> ?7 AND ?8 > 0 OR throttle_count < ?8)
  AND coalesce((SELECT submitted FROM confirmation_hours WHERE hour = ?9), 0) + ${OWED_NOW} < ?10
  AND (?11 IS NULL OR coalesce((SELECT sum(submitted) FROM confirmation_hours
    WHERE hour BETWEEN ?7 * ${HOURS_A_DAY} AND ?9), 0) + ${OWED_NOW} < ?11)
  RETURNING *`;

const THIS_MAIL = "id = ?1 AND mail_at = ?2 AND mail_submitted_at IS NULL";
const COUNT_HOUR = `INSERT INTO confirmation_hours (hour, submitted)
  SELECT ?3, 1 FROM signups WHERE ${THIS_MAIL} ON CONFLICT (hour) DO UPDATE SET submitted = submitted + 1`;
const MARK_SUBMITTED = `UPDATE signups SET mail_submitted_at = ?3, throttle_day = ?4,
  throttle_count = CASE WHEN throttle_day = ?4 THEN throttle_count + 1 ELSE 1 END WHERE ${THIS_MAIL}`;

/** Signups, their throttle and their outbox in D1. A batch is one transaction: two requests claim one mail. */
export function createD1SignupStore(db: D1Database): SignupStore {
  return {
    ...createD1WelcomeOutbox(db),
    claim: (signup, mail, throttle) => claim(db, signup, mail, throttle),
    find: async (id) => {
      const row = await db.prepare("SELECT * FROM signups WHERE id = ?1").bind(id).first<SignupRow>();
      return row === null ? null : parseSignupRow(row);
    },
    markSubmitted: (id, mailAt, at) => markSubmitted(db, id, mailAt, at),
    listOwed: async (since, limit) => {
      const owed = `SELECT * FROM signups WHERE ${IS_OWED} AND mail_at > ?1 ORDER BY mail_at LIMIT ?2`;
      const { results } = await db.prepare(owed).bind(since, limit).all<SignupRow>();
      return results.map(parseSignupRow);
    },
    settle: async (id) => {
      await db.prepare("UPDATE signups SET mail_kind = NULL WHERE id = ?1").bind(id).run();
    },
    remove: async (id) => {
      await db.prepare("DELETE FROM signups WHERE id = ?1").bind(id).run();
    },
    removeExpired: (now) => removeExpired(db, now),
    countPending: async (now) => {
      const count =
        "SELECT count(*) AS pending FROM signups WHERE mail_kind = 'confirmation' AND expires_at > ?1";
      return (await db.prepare(count).bind(now).first<number>("pending")) ?? 0;
    },
  };
}

async function claim(
  db: D1Database,
  signup: Omit<Signup, "mail">,
  mail: Omit<SignupMail, "submittedAt">,
  throttle: SignupThrottle,
): Promise<Signup | null> {
  const { id, address, choices, consent, requestedAt, expiresAt } = signup;
  const request = [id, address, JSON.stringify(choices), JSON.stringify(consent), requestedAt, expiresAt];
  const owedSince = mail.at - OUTBOX_LIFETIME_MS;
  const limits = [
    throttle.gapMs,
    dayOf(mail.at),
    throttle.perDay,
    hourOf(mail.at),
    throttle.perHour,
    throttle.everybodyPerDay,
  ];
  const results = await db.batch<SignupRow>([
    db.prepare(SAVE_REQUEST).bind(...request),
    db.prepare(CLAIM_MAIL).bind(id, mail.kind, mail.language, mail.at, owedSince, ...limits),
  ]);
  const claimed = results[1]?.results[0];
  return claimed === undefined ? null : parseSignupRow(claimed);
}

async function markSubmitted(db: D1Database, id: SubscriberId, mailAt: Instant, at: Instant): Promise<void> {
  await db.batch([
    db.prepare(COUNT_HOUR).bind(id, mailAt, hourOf(at)),
    db.prepare(MARK_SUBMITTED).bind(id, mailAt, at, dayOf(at)),
  ]);
}

async function removeExpired(db: D1Database, now: Instant): Promise<void> {
  await db.batch([
    db.prepare("DELETE FROM signups WHERE expires_at <= ?1").bind(now),
    db.prepare("DELETE FROM confirmation_hours WHERE hour < ?1").bind((dayOf(now) - 1) * HOURS_A_DAY),
  ]);
}
