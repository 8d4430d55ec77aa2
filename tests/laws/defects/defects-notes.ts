import type { Defect } from "./defect.ts";

/** Defects in what its author is told. */
export const NOTE_DEFECTS: Readonly<Record<string, Defect>> = {
  "an occasion that is noticed again is told again": {
    occasions: (book, { db }) => ({
      async note(occasions, author, at) {
        await db.prepare("UPDATE occasions SET name = name || '/' || ?1").bind(at).run();
        return book.note(occasions, author, at);
      },
    }),
  },
  "a retry tells of what has happened since": {
    outbox: (outbox, { db }) => ({
      ...outbox,
      async save(mails) {
        const saved = await outbox.save(mails);
        for (const { kind, id, at } of mails)
          if (kind === "author-note")
            await db
              .prepare(
                "UPDATE owed_mails SET mail = json_set(mail, '$.occasions', NULL) WHERE kind = ?1 AND id = ?2 AND at = ?3",
              )
              .bind(kind, id, at)
              .run();
        return saved.map((mail) =>
          mail.kind === "author-note" ? { ...mail, mail: { ...mail.mail, occasions: null } } : mail,
        );
      },
    }),
  },
  "the author is told of stops alone": {
    occasions: (book) => ({
      note: (occasions, author, at) =>
        book.note(
          occasions.filter(({ kind }) => kind === "issue-stopped" || kind.startsWith("tick")),
          author,
          at,
        ),
    }),
  },
  "notes wait for nothing": {
    occasions: (book, { db }) => ({
      async note(occasions, author, at) {
        const noted = await book.note(occasions, author, at);
        await db.prepare("UPDATE owed_mails SET due_at = ?1 WHERE kind = 'author-note'").bind(at).run();
        return noted;
      },
    }),
  },
};
