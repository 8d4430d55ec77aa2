import type { Instant } from "../../../core/ids.ts";
import { NOTE_GAP_MS } from "../../../core/notes/occasion.ts";
import type { OwedMail } from "../../../core/outbox/owed-mail.ts";
import { SIGNUP_LIFETIME_MS } from "../../../core/subscribers/decide-opt-in.ts";
import { bindThrottle, dayOf, hourOf, NEXT_MAIL_AT } from "../subscribers/signup-throttle.ts";

/** A second report of the same mail finds no row any more and counts nothing. */
const isOwed = (kind: string, id: string, at: string) =>
  `EXISTS (SELECT 1 FROM owed_mails WHERE kind = ${kind} AND id = ${id} AND at = ${at})`;

const COUNT_HOUR = `INSERT INTO mail_hours (kind, hour, submitted) SELECT ?1, ?4, 1 WHERE ${isOwed("?1", "?2", "?3")}
  ON CONFLICT (kind, hour) DO UPDATE SET submitted = submitted + 1`;
const FORGET = "DELETE FROM owed_mails WHERE kind = ?1 AND id = ?2 AND at = ?3";

const START_THROTTLE = `INSERT INTO signup_throttles (id, submitted_at, day, count)
  SELECT ?1, ?3, ?4, 1 WHERE ${isOwed("'signup'", "?1", "?2")}
  ON CONFLICT (id) DO UPDATE SET submitted_at = excluded.submitted_at, day = excluded.day,
  count = CASE WHEN day = excluded.day THEN count + 1 ELSE 1 END`;
const START_LIFETIME = `UPDATE signups SET expires_at = ?3 WHERE id = ?1 AND at = ?2 AND expires_at IS NULL`;
/** What else that address is owed waits for the throttle anew. */
const POSTPONE_OTHERS = `UPDATE owed_mails SET due_at = max(due_at, ${NEXT_MAIL_AT})
  WHERE kind = 'signup' AND id = ?1 AND at <> ?7`;

const MARK_LINK =
  "UPDATE magic_links SET submitted_at = ?3 WHERE id = ?1 AND at = ?2 AND submitted_at IS NULL";

const MARK_TOLD = "UPDATE occasions SET told_at = ?2 WHERE note_at = ?1 AND told_at IS NULL";

const POSTPONE_NOTES =
  "UPDATE owed_mails SET due_at = max(due_at, ?2) WHERE kind = 'author-note' AND at <> ?1";

/** The statements of one transaction that say that a mail was submitted. */
export function* markStatements(db: D1Database, owed: OwedMail, at: Instant): Iterable<D1PreparedStatement> {
  const { kind, id } = owed;
  yield db.prepare(COUNT_HOUR).bind(kind, id, owed.at, hourOf(at));
  if (kind === "signup") {
    yield db.prepare(START_THROTTLE).bind(id, owed.at, at, dayOf(at));
    yield db.prepare(START_LIFETIME).bind(id, owed.at, at + SIGNUP_LIFETIME_MS);
    yield db.prepare(POSTPONE_OTHERS).bind(id, ...bindThrottle(at), owed.at);
  }
  if (kind === "magic-link") yield db.prepare(MARK_LINK).bind(id, owed.at, at);
  if (kind === "author-note") {
    yield db.prepare(MARK_TOLD).bind(owed.at, at);
    yield db.prepare(POSTPONE_NOTES).bind(owed.at, at + NOTE_GAP_MS);
  }
  yield db.prepare(FORGET).bind(kind, id, owed.at);
}
