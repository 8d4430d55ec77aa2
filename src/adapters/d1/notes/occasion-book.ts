import { NOTE_GAP_MS, nameOccasion } from "../../../core/notes/occasion.ts";
import type { OccasionBook } from "../../../ports/notes/occasion-book.ts";

const NOTE = `INSERT INTO occasions (name, kind, at, facts)
  SELECT value ->> '$.name', value ->> '$.occasion.kind', ?2, value -> '$.occasion' FROM json_each(?1) WHERE true
  ON CONFLICT (name) DO NOTHING RETURNING name`;

/** SQL: a mail that does not say yet what it tells of. One that cannot be read keeps no other from being owed. */
export const IS_OPEN_NOTE =
  "kind = 'author-note' AND CASE WHEN json_valid(mail) THEN mail ->> '$.occasions' IS NULL END";

/** Its name is its moment, later than that of any note before: two of one name would have one key. */
const OWE = `INSERT INTO owed_mails (kind, id, at, mail, due_at)
  SELECT 'author-note', ?1, max(?2, coalesce((SELECT max(note_at) FROM occasions) + 1, 0)), ?3, max(?2, coalesce((SELECT max(told_at) FROM occasions) + ?4, 0))
  WHERE EXISTS (SELECT 1 FROM occasions WHERE note_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM owed_mails WHERE ${IS_OPEN_NOTE})
  ON CONFLICT (kind, id, at) DO NOTHING`;

/** Occasions and the mail that they owe in D1: one transaction. */
export const createD1OccasionBook = (db: D1Database): OccasionBook => ({
  async note(occasions, author, at) {
    const named = occasions.map((occasion) => ({ name: nameOccasion(occasion), occasion }));
    const note = db.prepare(NOTE).bind(JSON.stringify(named), at);
    const [noted] = await db.batch<{ name: string }>([
      note,
      ...(author === null
        ? []
        : [
            db
              .prepare(OWE)
              .bind(
                author.id,
                at,
                JSON.stringify({ address: author.address, language: author.language, occasions: null }),
                NOTE_GAP_MS,
              ),
          ]),
    ]);
    return (noted?.results ?? []).map(({ name }) => name);
  },
});
