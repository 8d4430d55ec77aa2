import { describe, expect, it } from "vitest";
import { createSqliteLedger } from "../../../src/adapters/sqlite/ledger.ts";
import { createUnknownBatches } from "../../../src/adapters/sqlite/unknown-batches.ts";
import { asEditionKey, asPostId, asSubscriberId } from "../../../src/core/ids.ts";
import type { Settlement } from "../../../src/core/issues/decide-settlement.ts";
import { AT_ONCE } from "../../../src/core/issues/derive-due-at.ts";

const NOW = 1_795_000_000_000;
const EDITION = asEditionKey("en.x");

/** The unknown batches of a ledger, over any storage that calls itself a Durable Object's. */
export function describeUnknownBatches(
  inStorage: (test: (storage: DurableObjectStorage) => void) => Promise<void>,
) {
  const settle = (storage: DurableObjectStorage, settlements: readonly (Settlement | null)[]) => {
    const ledger = createSqliteLedger(storage);
    const entries = settlements.map((_, index) => ({
      id: asSubscriberId(index.toString(16).padStart(64, "0")),
      address: `reader-${index}@example.com`,
      edition: EDITION,
      dueAt: AT_ONCE,
    }));
    ledger.addPage(entries, new Map([[EDITION, [asPostId("en/a")]]]), null);
    for (const [index, settlement] of settlements.entries()) {
      const draft = ledger.draftBatch(1, NOW);
      const batch = draft === null ? null : ledger.freezeBatch(draft, new Set(), "hash", NOW + index * 1000);
      if (batch !== null && settlement !== null) ledger.settle(batch, settlement, NOW + index * 1000 + 500);
    }
    return { ledger, unknown: createUnknownBatches(storage.sql, ledger) };
  };
  const accepted = (id: string): Settlement => ({ do: "settle", outcome: "submitted", providerIds: [id] });
  const unknown: Settlement = { do: "settle", outcome: "unknown", reason: "409 invalid_idempotent_request" };

  describe("the unknown batches of a ledger", () => {
    it("are those that the provider may have taken, since the first such attempt, and why", () =>
      inStorage((storage) => {
        const { unknown: batches } = settle(storage, [accepted("p-1"), unknown, null]);
        expect(batches.list()).toEqual([
          {
            batch: 2,
            size: 1,
            since: NOW + 1000,
            until: NOW + 1500,
            reason: "409 invalid_idempotent_request",
          },
        ]);
        expect([batches.find(1), batches.find(3), batches.find(9)]).toEqual([null, null, null]);
      }));

    it("keep their recipients, and know the mail of the issue that was accepted last before them", () =>
      inStorage((storage) => {
        const { unknown: batches } = settle(storage, [
          accepted("p-1"),
          accepted("p-2"),
          unknown,
          accepted("p-4"),
        ]);
        expect(batches.find(3)).toMatchObject({
          ...{ since: NOW + 2000, until: NOW + 2500 },
          recipients: [{ address: "reader-2@example.com", edition: EDITION }],
          neighbour: { providerId: "p-2", isBefore: true },
        });
      }));

    it("know the first mail after them where none was before, and none where there is none", () =>
      inStorage((storage) => {
        const { unknown: batches } = settle(storage, [unknown, accepted("p-2"), accepted("p-3")]);
        expect(batches.find(1)?.neighbour).toEqual({ providerId: "p-2", isBefore: false });
      }));

    it("lose the address of an erased reader, before they are unknown or after, and keep who it is", () =>
      inStorage((storage) => {
        const { ledger, unknown: batches } = settle(storage, [unknown, accepted("p-2"), null, unknown]);
        const idOf = (index: number) => asSubscriberId(index.toString(16).padStart(64, "0"));
        const open = ledger.readFacts().open[0];
        if (open === undefined) throw new Error("one batch is open");
        ledger.settle(open, { do: "retry", at: NOW + 9000, inDoubt: true }, NOW + 8000);
        for (let times = 0; times < 2; times += 1) ledger.forget([0, 1, 2].map(idOf), NOW + 8500);
        expect(ledger.listRecipients(3)[0]?.address).toBe("reader-2@example.com"); // its bytes may go out once more
        ledger.settle(open, unknown, NOW + 9500);
        const kept = [1, 3, 4].map((number) => batches.find(number)?.recipients[0]);
        expect(kept).toEqual([
          { id: idOf(0), edition: EDITION, address: "" },
          { id: idOf(2), edition: EDITION, address: "" },
          { id: idOf(3), edition: EDITION, address: "reader-3@example.com" },
        ]);
        expect(batches.list().map(({ size }) => size)).toEqual([1, 1, 1]);
      }));

    it("can be resolved all the same: a draft of them is without the erased, and where nobody is left there is none", () =>
      inStorage((storage) => {
        const { ledger, unknown: batches } = settle(storage, [unknown, unknown, unknown]);
        const idOf = (index: number) => asSubscriberId(index.toString(16).padStart(64, "0"));
        ledger.forget([idOf(0), idOf(1)], NOW + 8500);
        expect(ledger.resolve(1, "submitted", NOW + 9000)).toBe("resolved");
        storage.sql.exec("UPDATE facts SET value = '[' WHERE name = 'forgotten'"); // even where the list is lost
        expect(ledger.resolve(2, "not-submitted", NOW + 9000)).toBe("resolved");
        expect(ledger.resolve(3, "not-submitted", NOW + 9000)).toBe("resolved");
        expect(batches.list()).toEqual([]);
        expect(ledger.listDrafts().flatMap(({ recipients }) => recipients)).toMatchObject([{ id: idOf(2) }]);
        expect(ledger.readFacts()).toMatchObject({ submitted: 1, unknown: 0 });
      }));

    it("have no neighbour where nothing was accepted, and are gone once the author has spoken", () =>
      inStorage((storage) => {
        const { ledger, unknown: batches } = settle(storage, [unknown, unknown]);
        expect(batches.find(1)?.neighbour).toBeNull();
        ledger.resolve(1, "submitted", NOW + 9000);
        ledger.resolve(2, "not-submitted", NOW + 9000);
        expect(batches.list()).toEqual([]);
      }));
  });
}
