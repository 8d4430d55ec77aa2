import type { Outbox } from "../../../src/ports/outbox/outbox.ts";
import type { Defect } from "./defect.ts";

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

function refuseJunk(stored: unknown): void {
  if (stored !== undefined && (typeof stored !== "object" || stored === null || Array.isArray(stored)))
    throw new TypeError("The record cannot be read.");
}
