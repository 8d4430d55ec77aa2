import type { OwedMail } from "../../../core/outbox/owed-mail.ts";
import { IS_OPEN_NOTE } from "../notes/occasion-book.ts";

const IS_THIS = "id = ?1 AND at = ?2";

const TAKE_UP = `UPDATE occasions SET note_at = ?2 WHERE note_at IS NULL
  AND EXISTS (SELECT 1 FROM owed_mails WHERE ${IS_THIS} AND ${IS_OPEN_NOTE})`;
const WRITE_DOWN = `UPDATE owed_mails SET mail = json_set(mail, '$.occasions', json((
    SELECT json_group_array(json_object('at', at, 'occasion', json(facts)))
    FROM (SELECT at, facts FROM occasions WHERE note_at = ?2 ORDER BY at, name))))
  WHERE ${IS_THIS} AND ${IS_OPEN_NOTE}`;

/** The statements of one transaction: what no earlier note tells of is this one's, from now on and on every retry. */
export const freezeNoteStatements = (db: D1Database, { id, at }: OwedMail): readonly D1PreparedStatement[] =>
  [TAKE_UP, WRITE_DOWN].map((statement) => db.prepare(statement).bind(id, at));
