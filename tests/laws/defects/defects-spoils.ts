import { createD1ChangeLog } from "../../../src/adapters/d1/subscribers/change-log.ts";
import { isUnreadableRowError } from "../../../src/core/unreadable-row.ts";
import type { Outbox } from "../../../src/ports/outbox/outbox.ts";
import { listReaders } from "../../../src/usecases/subscribers/records/list-readers.ts";
import type { Defect, Surroundings } from "./defect.ts";

const NOTED = `EXISTS (SELECT 1 FROM unreadable_rows WHERE source = 'owed_mails'
  AND unreadable_rows.id = kind || '/' || owed_mails.id || '/' || at)`;

/** Planted defects, each of which undoes one protection against rows and records that cannot be read. */
export const SPOIL_DEFECTS: Readonly<Record<string, Defect>> = {
  "a part of the tick that fails stops those after it": {
    parts: (parts) => [
      {
        name: "all",
        work: async (t) => {
          for (const part of parts) await part.work(t);
        },
      },
    ],
  },
  "an owed mail that cannot be read stops the outbox": {
    outbox: (outbox, { db }) =>
      lookFirst(outbox, async () => {
        const stuck = await db.prepare(`SELECT id FROM owed_mails WHERE ${NOTED}`).first();
        if (stuck !== null) throw new Error("D1_ERROR: malformed JSON");
      }),
  },
  "an owed mail that cannot be read is dropped": {
    outbox: (outbox, { db }) =>
      lookFirst(outbox, () => db.prepare(`DELETE FROM owed_mails WHERE ${NOTED}`).run()),
  },
  "an owed mail that could not be read goes under a new key": {
    outbox: (outbox, { db }) =>
      lookFirst(outbox, () =>
        db.prepare(`UPDATE owed_mails SET generation = generation + 1 WHERE ${NOTED}`).run(),
      ),
  },
  "nobody says that an owed mail cannot be read": {
    outbox: (outbox, { db }) => ({
      ...outbox,
      async look(now, limit) {
        const view = await outbox.look(now, limit);
        await db.prepare("DELETE FROM unreadable_rows WHERE source = 'owed_mails'").run();
        return view;
      },
    }),
  },
  "a change that cannot be read counts as none": {
    readers: (_readers, around) => ({ list: (page) => listReaders(withoutUnreadable(around), page) }),
  },
  "a request to join that cannot be read is confirmed with what is usual": {
    signups: (signups, { db }) => ({
      ...signups,
      find: (id, at) =>
        whereUnreadable(signups.find(id, at), async () => {
          const usual = JSON.stringify({
            languages: ["es"],
            topics: [],
            cadence: "monthly",
            hour: null,
            timeZone: "UTC",
          });
          const consent = JSON.stringify({
            at,
            via: "json",
            wording: "",
            language: "en",
            origin: null,
            client: null,
          });
          const guess = "UPDATE signups SET choices = ?3, consent = ?4 WHERE id = ?1 AND at = ?2";
          await db.prepare(guess).bind(id, at, usual, consent).run();
          return signups.find(id, at);
        }),
    }),
  },
  "content that cannot be read counts as not composed": {
    editions: (editions) => ({
      ...editions,
      findContent: (issue) => whereUnreadable(editions.findContent(issue), async () => null),
    }),
  },
  "a webhook whose answer cannot be read is answered anew": {
    outcomes: (outcomes) => ({
      ...outcomes,
      find: (id) => whereUnreadable(outcomes.find(id), async () => null),
    }),
  },
  "recipients that cannot be read are nobody": {
    ledger: (ledger) => ({
      ...ledger,
      listRecipients(batch) {
        try {
          return ledger.listRecipients(batch);
        } catch {
          return [];
        }
      },
    }),
  },
  "the pacer stops over a record that it cannot read": {
    pacing: (store, storage) => ({
      ...store,
      readPacing() {
        refuseJunk(storage.kv.get("pacing"));
        return store.readPacing();
      },
    }),
  },
  "the outbox stops over a record that it cannot read": {
    drain: (store, storage) => ({
      ...store,
      read() {
        refuseJunk(storage.kv.get("drain"));
        return store.read();
      },
    }),
  },
};

const lookFirst = (outbox: Outbox, before: () => Promise<unknown>): Outbox => ({
  ...outbox,
  async look(now, limit) {
    await before();
    return outbox.look(now, limit);
  },
});

function withoutUnreadable({ base, db }: Surroundings): Parameters<typeof listReaders>[0] {
  const changes = createD1ChangeLog(db);
  return {
    base,
    changes: {
      listBetween: async (...range) =>
        (await changes.listBetween(...range)).filter(({ isUnreadable }) => isUnreadable === undefined),
    },
  };
}

const whereUnreadable = <Answer>(answer: Promise<Answer>, instead: () => Promise<Answer>): Promise<Answer> =>
  answer.catch((error: unknown) => {
    if (isUnreadableRowError(error)) return instead();
    throw error;
  });

function refuseJunk(stored: unknown): void {
  if (stored !== undefined && (typeof stored !== "object" || stored === null || Array.isArray(stored)))
    throw new TypeError("The record cannot be read.");
}
