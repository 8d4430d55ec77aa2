import type { Instant } from "../../../core/ids.ts";
import type { OwedKind, OwedMail } from "../../../core/outbox/owed-mail.ts";
import type { OutboxView } from "../../../core/outbox/plan-drain.ts";
import type { Outbox } from "../../../ports/outbox/outbox.ts";
import { dayOf, HOURS_A_DAY, hourOf } from "../subscribers/signup-throttle.ts";
import { keepReadable, requireReadable } from "../tick/unreadable-rows.ts";
import { freezeNoteStatements } from "./freeze-note.ts";
import { markStatements } from "./mark-submitted.ts";
import {
  type DueMailRow,
  isNoted,
  nameRow,
  type OwedMailRow,
  parseDueMail,
  parseOwedMail,
  parseWelcomeContent,
} from "./owed-mail-row.ts";

const KINDS = ["signup", "welcome", "magic-link", "author-note"] as const satisfies readonly OwedKind[];

/**
 * SQL: for one address one signup mail goes at a time, and one note; the next waits until that one is submitted. A row that
 * cannot be read blocks nobody once it was noted.
 */
const IS_OPEN = `NOT ${isNoted("owed")} AND (owed.kind NOT IN ('signup', 'author-note') OR NOT EXISTS (SELECT 1 FROM owed_mails AS earlier
  WHERE earlier.kind = owed.kind AND earlier.id = owed.id AND earlier.at < owed.at AND NOT ${isNoted("earlier")}))`;

const LIST_DUE = `SELECT owed.*, unsubscriptions.at AS unsubscribed_at, suppressions.reason AS suppressed FROM owed_mails AS owed
  LEFT JOIN unsubscriptions ON unsubscriptions.id = owed.id LEFT JOIN suppressions ON suppressions.id = owed.id
  WHERE owed.kind = ?1 AND owed.due_at <= ?2 AND ${IS_OPEN} ORDER BY owed.due_at LIMIT ?3`;

const NEXT_DUE = `SELECT due_at FROM owed_mails AS owed WHERE kind = ?1 AND ${IS_OPEN} ORDER BY due_at LIMIT 1`;

const COUNT = `SELECT coalesce(sum(submitted) FILTER (WHERE kind = 'signup' AND hour = ?1), 0) AS signupsThisHour,
  coalesce(sum(submitted) FILTER (WHERE kind = 'signup'), 0) AS signupsToday,
  coalesce(sum(submitted) FILTER (WHERE kind = 'welcome' AND hour = ?1), 0) AS welcomesThisHour
  FROM mail_hours WHERE kind IN ('signup', 'welcome') AND hour BETWEEN ?2 AND ?1`;

const SAVE = `UPDATE owed_mails SET due_at = kept.due_at, attempts = kept.attempts, generation = kept.generation,
  in_doubt_since = kept.in_doubt_since, refused_since = kept.refused_since
  FROM (SELECT value ->> '$.kind' AS kind, value ->> '$.id' AS id, value ->> '$.at' AS at, value ->> '$.dueAt' AS due_at,
    value ->> '$.attempts' AS attempts, value ->> '$.generation' AS generation,
    value ->> '$.inDoubtSince' AS in_doubt_since, value ->> '$.refusedSince' AS refused_since FROM json_each(?1)) AS kept
  WHERE owed_mails.kind = kept.kind AND owed_mails.id = kept.id AND owed_mails.at = kept.at
  RETURNING kind, id, at`;

const FIND = "SELECT * FROM owed_mails WHERE kind = ?1 AND id = ?2 AND at = ?3";

/** Checked once more where the content is frozen: a reader who leaves before the submission gets no mail. */
const FREEZE = `UPDATE owed_mails SET mail = json_set(mail, '$.content', json(?3))
  WHERE kind = 'welcome' AND id = ?1 AND at = ?2 AND mail ->> '$.content' IS NULL
  AND NOT EXISTS (SELECT 1 FROM unsubscriptions WHERE unsubscriptions.id = ?1)
  AND NOT EXISTS (SELECT 1 FROM suppressions WHERE suppressions.id = ?1)`;
const FROZEN = `SELECT mail ->> '$.content' AS content FROM owed_mails WHERE kind = 'welcome' AND id = ?1 AND at = ?2
  AND NOT EXISTS (SELECT 1 FROM unsubscriptions WHERE unsubscriptions.id = ?1)
  AND NOT EXISTS (SELECT 1 FROM suppressions WHERE suppressions.id = ?1)`;

/** Owed mails in D1. Lists travel as one JSON parameter, and what belongs together in one batch: one transaction. */
export function createD1Outbox(db: D1Database): Outbox {
  return {
    look: (now, limit) => look(db, now, limit),
    async find(kind, id, at) {
      const row = await db.prepare(FIND).bind(kind, id, at).first<OwedMailRow>();
      return requireReadable(db, row, parseOwedMail);
    },
    async save(mails) {
      if (mails.length === 0) return [];
      const { results } = await db
        .prepare(SAVE)
        .bind(JSON.stringify(mails.map(toKept)))
        .all<DueMailRow>();
      const saved = new Set(results.map(nameRow));
      return mails.filter((mail) => saved.has(nameRow(mail)));
    },
    async freezeWelcome({ id, at }, content) {
      const [, frozen] = await db.batch<{ content: string | null }>([
        db.prepare(FREEZE).bind(id, at, JSON.stringify(content)),
        db.prepare(FROZEN).bind(id, at),
      ]);
      const text = frozen?.results[0]?.content ?? null;
      const row = text === null ? null : { kind: "welcome" as const, id, at, content: text };
      return requireReadable(db, row, parseWelcomeContent);
    },
    async freezeNote(owed) {
      await db.batch([...freezeNoteStatements(db, owed)]);
      const row = await db.prepare(FIND).bind(owed.kind, owed.id, owed.at).first<OwedMailRow>();
      const frozen = await requireReadable(db, row, parseOwedMail);
      return frozen?.kind === "author-note" ? frozen.mail.occasions : null;
    },
    markSubmitted: async (owed, at) => void (await db.batch([...markStatements(db, owed, at)])),
    async end({ kind, id, at }) {
      const end = "DELETE FROM owed_mails WHERE kind = ?1 AND id = ?2 AND at = ?3";
      const request =
        "DELETE FROM signups WHERE ?1 = 'signup' AND id = ?2 AND at = ?3 AND expires_at IS NULL";
      const link =
        "DELETE FROM magic_links WHERE ?1 = 'magic-link' AND id = ?2 AND at = ?3 AND submitted_at IS NULL";
      await db.batch([end, request, link].map((query) => db.prepare(query).bind(kind, id, at)));
    },
  };
}

const toKept = ({ kind, id, at, dueAt, attempts, generation, inDoubtSince, refusedSince }: OwedMail) => ({
  kind,
  id,
  at,
  dueAt,
  attempts,
  generation,
  inDoubtSince,
  refusedSince,
});

async function look(db: D1Database, now: Instant, limit: number): Promise<OutboxView> {
  const [counts, ...lists] = await db.batch<unknown>([
    db.prepare(COUNT).bind(hourOf(now), dayOf(now) * HOURS_A_DAY),
    ...KINDS.map((kind) => db.prepare(LIST_DUE).bind(kind, now, limit)),
    ...KINDS.map((kind) => db.prepare(NEXT_DUE).bind(kind)),
  ]);
  const rows = (index: number) => lists[index]?.results ?? [];
  const nextDueAt = (index: number) =>
    (rows(KINDS.length + index)[0] as { readonly due_at: number } | undefined)?.due_at ?? null;
  const due = KINDS.flatMap((_, index) => rows(index) as DueMailRow[]); // the columns of LIST_DUE
  return {
    due: await keepReadable(db, due, parseDueMail),
    nextDueAt: {
      signup: nextDueAt(0),
      welcome: nextDueAt(1),
      "magic-link": nextDueAt(2),
      "author-note": nextDueAt(3),
    },
    submitted: counts?.results[0] as OutboxView["submitted"], // the columns of COUNT: a sum is always one row
  };
}
