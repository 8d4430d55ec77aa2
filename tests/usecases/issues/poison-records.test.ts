import { describe, expect, it } from "vitest";
import { renameStatements } from "../../../src/adapters/d1/posts/rename-statements.ts";
import { createDrainStateStore } from "../../../src/adapters/sqlite/drain-state-store.ts";
import { createSqliteLedger } from "../../../src/adapters/sqlite/ledger.ts";
import { asEditionKey, asPostId, asSubscriberId } from "../../../src/core/ids.ts";
import { isStopped } from "../../../src/core/issues/command-state.ts";
import { AT_ONCE } from "../../../src/core/issues/derive-due-at.ts";
import { INITIAL_DRAIN } from "../../../src/core/outbox/drain-state.ts";
import { createFakeD1Database } from "../../fakes/d1-database.ts";
import { createFakeObjectStorage } from "../../fakes/object-storage.ts";

const POISON = ["", "{", "null", "5", '"text"', "{}"];
const EDITION = asEditionKey("en.x");
const idOf = (digit: number) => asSubscriberId(String(digit).repeat(64));
const COMMANDS = {
  seq: 2,
  sentAt: null,
  pausedAt: 7,
  newsletterPausedAt: null,
  resumedAt: null,
  cancelledAt: null,
};

function createLedger() {
  const storage = createFakeObjectStorage();
  const ledger = createSqliteLedger(storage);
  const readers = [1, 2, 3].map((digit) => {
    return { id: idOf(digit), address: `${digit}@example.com`, edition: EDITION, dueAt: AT_ONCE };
  });
  ledger.addPage(readers, new Map([[EDITION, [asPostId("a")]]]), null);
  const spoil = (sql: string, ...values: readonly (string | number)[]) =>
    void storage.sql.exec(sql, ...values);
  return { ledger, storage, spoil };
}

describe.each(POISON)("a record of an issue's object that says %j", (poison) => {
  it("lets nothing leave until the issue's row is read again", () => {
    const { ledger, spoil } = createLedger();
    ledger.recordCommands(COMMANDS);
    spoil("UPDATE facts SET value = ? WHERE name = 'commands'", poison);
    expect(isStopped(ledger.readCommands())).toBe(true);
    ledger.recordCommands(COMMANDS);
    expect(ledger.readCommands()).toEqual(COMMANDS);
  });

  it("is no list of who was erased: all erasures are looked at again", () => {
    const { ledger, spoil } = createLedger();
    ledger.forgetErased([idOf(1)], { seq: 9, lookedAt: 5 });
    spoil("UPDATE facts SET value = ? WHERE name = 'forgotten'", poison);
    const draft = ledger.draftBatch(10, 6);
    const batch = draft && ledger.freezeBatch(draft, new Set(), "hash", 6);
    if (batch === null) throw new Error("Nothing was frozen.");
    ledger.settle(batch, { do: "settle", outcome: "submitted", providerIds: ["a", "b"] }, 7);
    expect(ledger.readFacts()).toMatchObject({ submitted: 2, audience: 2 });
    expect(ledger.readErasures()).toEqual({ seq: 0, lookedAt: null });
  });

  it("keeps the answer to another batch from nothing, and its own readers from mail", () => {
    const { ledger, spoil } = createLedger();
    const drafts = [ledger.draftBatch(1, 6), ledger.draftBatch(2, 6)] as const;
    const [one, other] = drafts.map((draft) => draft && ledger.freezeBatch(draft, new Set(), "hash", 6));
    if (!one || !other) throw new Error("Nothing was frozen.");
    ledger.startAttempt(other.number, "hash", 6);
    ledger.forget([idOf(2)], 6); // under way: taken out once its answer is there
    ledger.settle(other, { do: "retry", inDoubt: false, at: 9 }, 7);
    spoil("UPDATE batches SET addresses = ? WHERE number = ?", poison || "[", other.number);
    ledger.settle(one, { do: "settle", outcome: "submitted", providerIds: ["a"] }, 8);
    expect(ledger.readFacts()).toMatchObject({ submitted: 1 });
  });

  it("takes in no reader who is listed later, so that mending it brings everybody", () => {
    const { ledger, storage, spoil } = createLedger();
    ledger.restartListing();
    const [pack] = storage.sql.exec<{ readers: string }>("SELECT readers FROM packs").toArray();
    spoil("UPDATE packs SET readers = ?", poison);
    const late = { id: idOf(4), address: "4@example.com", edition: EDITION, dueAt: AT_ONCE };
    ledger.addPage([late], new Map(), null);
    expect(() => ledger.draftBatch(10, 6)).toThrow("cannot be read");
    spoil("UPDATE packs SET readers = ? WHERE readers = ?", pack?.readers ?? "", poison);
    expect(ledger.draftBatch(10, 6)?.recipients.map(({ id }) => id)).toEqual([1, 2, 3, 4].map(idOf));
    expect(ledger.readFacts()).toMatchObject({ audience: 4, unassigned: 0 });
  });

  it("keeps no owed mail back where it is the outbox's", () => {
    const storage = createFakeObjectStorage();
    storage.kv.put("drain", poison);
    expect(createDrainStateStore(storage).read()).toEqual(INITIAL_DRAIN);
  });

  it("stays what is left of a list of posts when one of them gets another id", async () => {
    const db = createFakeD1Database();
    await db
      .prepare(
        `INSERT INTO issues (id, cadence, slot_at, window_through, posts, shards, planned_at)
         VALUES ('i', 'weekly', 1, 1, ?1, 1, 1)`,
      )
      .bind(poison)
      .run();
    await db.prepare("INSERT INTO issue_posts (issue, post, position) VALUES ('i', 'a', 0)").run();
    await db.batch([...renameStatements(db, asPostId("a"), asPostId("b"))]);
    expect(await db.prepare("SELECT posts FROM issues").first("posts")).toBe(poison);
  });
});
