import { describe, expect, it } from "vitest";
import { createSqliteLedger } from "../../../src/adapters/sqlite/ledger.ts";
import { asEditionKey, asPostId, asSubscriberId } from "../../../src/core/ids.ts";
import { AT_ONCE } from "../../../src/core/issues/derive-due-at.ts";
import type { Ledger } from "../../../src/ports/issues/ledger.ts";

const NOW = 1_795_000_000_000;
const EDITION = asEditionKey("en.x");
const entry = (index: number, dueAt = AT_ONCE) => ({
  id: asSubscriberId(index.toString(16).padStart(64, "0")),
  address: `reader-${index}@example.com`,
  edition: EDITION,
  dueAt,
});
const posts = new Map([[EDITION, [asPostId("en/a")]]]);
const nobody = new Set<ReturnType<typeof asSubscriberId>>();

/** The ledger's promises, over any storage that calls itself a Durable Object's. */
export function describeLedger(inStorage: (test: (storage: DurableObjectStorage) => void) => Promise<void>) {
  const withLedger = (test: (ledger: Ledger, storage: DurableObjectStorage) => void) => () =>
    inStorage((storage) => test(createSqliteLedger(storage), storage));
  const list = (ledger: Ledger, count: number) =>
    ledger.addPage(
      Array.from({ length: count }, (_, index) => entry(index)),
      posts,
      null,
    );
  const freeze = (ledger: Ledger, size = 100, gone = nobody) => {
    const draft = ledger.draftBatch(size, NOW);
    return draft === null ? null : ledger.freezeBatch(draft, gone, "hash", NOW);
  };

  describe("the ledger", () => {
    it(
      "lists a page twice and holds everybody once",
      withLedger((ledger) => {
        ledger.addPage([entry(1), entry(2)], posts, "next");
        ledger.restartListing();
        expect(ledger.readCursor()).toBeNull();
        ledger.addPage([entry(1), entry(2), entry(3)], posts, null);
        expect(ledger.readFacts()).toMatchObject({ listed: true, audience: 3, unassigned: 3 });
        expect(ledger.findEditionPosts(EDITION)).toEqual(["en/a"]);
      }),
    );

    it(
      "keeps what it knows when it is opened anew",
      withLedger((ledger, storage) => {
        list(ledger, 5);
        const batch = freeze(ledger, 3);
        const again = createSqliteLedger(storage);
        expect(again.readFacts()).toEqual(ledger.readFacts());
        expect(again.findOpenBatch(batch?.number ?? 0)).toEqual(batch);
      }),
    );

    it(
      "freezes without those who are gone, and takes them out of the audience",
      withLedger((ledger) => {
        list(ledger, 4);
        const batch = freeze(ledger, 3, new Set([entry(1).id]));
        expect(batch).toMatchObject({ number: 1, generation: 1, size: 2, attempts: 1, inDoubtSince: null });
        expect(ledger.listRecipients(1).map((one) => one.address)).toEqual([
          "reader-0@example.com",
          "reader-2@example.com",
        ]);
        expect(ledger.readFacts()).toMatchObject({ audience: 3, unassigned: 1, batchesFrozen: 1 });
      }),
    );

    it(
      "settles a batch that everybody left as empty",
      withLedger((ledger) => {
        list(ledger, 2);
        expect(freeze(ledger, 2, new Set([entry(0).id, entry(1).id]))).toBeNull();
        expect(ledger.readFacts()).toMatchObject({ audience: 0, unassigned: 0, open: [] });
      }),
    );

    it(
      "finds the draft that a crash left behind, and does not choose its readers again",
      withLedger((ledger) => {
        list(ledger, 3);
        const draft = ledger.draftBatch(2, NOW);
        expect(ledger.listDrafts()).toEqual([draft]);
        expect(ledger.draftBatch(2, NOW)?.recipients.length).toBe(1);
        expect(ledger.draftBatch(2, NOW)).toBeNull();
      }),
    );

    it(
      "turns an attempt that was cut off into a doubt, since its start",
      withLedger((ledger) => {
        list(ledger, 1);
        freeze(ledger);
        ledger.markInterruptedInDoubt();
        ledger.markInterruptedInDoubt();
        expect(ledger.findOpenBatch(1)).toMatchObject({ inDoubtSince: NOW });
      }),
    );

    it(
      "remembers the first doubt through later attempts, certain refusals among them",
      withLedger((ledger) => {
        list(ledger, 1);
        const batch = freeze(ledger);
        if (batch === null) throw new Error("no batch");
        ledger.settle(batch, { do: "retry", at: NOW + 10, inDoubt: true }, NOW + 5);
        ledger.startAttempt(1, "hash", NOW + 10);
        ledger.settle(batch, { do: "retry", at: NOW + 20, inDoubt: false }, NOW + 15);
        expect(ledger.findOpenBatch(1)).toMatchObject({ inDoubtSince: NOW, attempts: 2, retryAt: NOW + 20 });
      }),
    );

    it(
      "settles once: a second word about the same batch changes nothing",
      withLedger((ledger) => {
        list(ledger, 2);
        const batch = freeze(ledger);
        if (batch === null) throw new Error("no batch");
        ledger.settle(batch, { do: "settle", outcome: "submitted", providerIds: ["p-0", "p-1"] }, NOW + 1);
        ledger.settle(batch, { do: "settle", outcome: "unknown", reason: "late" }, NOW + 2);
        expect(ledger.readFacts()).toMatchObject({ submitted: 2, unknown: 0, open: [] });
        expect(ledger.findRecipient(entry(1).id)).toEqual({
          batch: 1,
          outcome: "submitted",
          settledAt: NOW + 1,
          providerId: "p-1",
          reason: null,
        });
        expect(ledger.listRecipients(1).map((one) => one.address)).toEqual(["", ""]);
      }),
    );

    it(
      "divides a batch into two new generations that hold the same readers",
      withLedger((ledger) => {
        list(ledger, 5);
        const batch = freeze(ledger);
        if (batch === null) throw new Error("no batch");
        ledger.settle(batch, { do: "divide" }, NOW + 1);
        const halves = ledger.readFacts().open;
        expect(halves.map((half) => [half.number, half.generation, half.size, half.bodyHash])).toEqual([
          [1, 2, 3, ""],
          [2, 2, 2, ""],
        ]);
        const ids = [1, 2].flatMap((number) => ledger.listRecipients(number).map((one) => one.id));
        expect(ids).toEqual([0, 1, 2, 3, 4].map((index) => entry(index).id));
      }),
    );

    it(
      "stops after three single refusals in a row, and goes on after a later resume only",
      withLedger((ledger) => {
        list(ledger, 3);
        for (let number = 1; number <= 3; number += 1) {
          const batch = freeze(ledger, 1);
          if (batch !== null)
            ledger.settle(batch, { do: "settle", outcome: "refused", reason: "422" }, NOW + number);
        }
        expect(ledger.readFacts()).toMatchObject({
          ...{ refused: 3, stoppedAt: NOW + 3 },
          stoppedBecause: "three refusals in a row, the last: 422",
        });
        ledger.resumeAfter(NOW);
        expect(ledger.readFacts().stoppedAt).toBe(NOW + 3);
        ledger.resumeAfter(NOW + 4);
        expect(ledger.readFacts()).toMatchObject({
          ...{ stoppedAt: null, stoppedBecause: null, refusalsInARow: 0 },
        });
      }),
    );

    it(
      "waits for the quota's reset",
      withLedger((ledger) => {
        list(ledger, 1);
        const batch = freeze(ledger);
        if (batch !== null)
          ledger.settle(batch, { do: "wait", at: NOW, for: "daily-quota", reason: "429" }, NOW);
        expect(ledger.quotaUntil()).toBe(Date.UTC(2026, 10, 19, 0, 1));
        expect(ledger.findOpenBatch(1)).toMatchObject({ inDoubtSince: null });
      }),
    );

    it(
      "waits for a quota no longer than until its author resumes it",
      withLedger((ledger) => {
        ledger.waitForQuota(NOW + 1000, NOW);
        ledger.resumeAfter(NOW - 1);
        expect(ledger.quotaUntil()).toBe(NOW + 1000);
        ledger.resumeAfter(NOW + 1);
        expect(ledger.quotaUntil()).toBeNull();
        ledger.waitForQuota(NOW + 1000, NOW + 2);
        ledger.resumeAfter(NOW + 1);
        expect(ledger.quotaUntil()).toBe(NOW + 1000);
      }),
    );

    it(
      "takes the author's word about an unknown batch once, and rebuilds it with a new generation where it was not submitted",
      withLedger((ledger) => {
        list(ledger, 4);
        for (const number of [1, 2]) {
          const batch = freeze(ledger, 2);
          if (batch?.number === number) {
            ledger.settle(batch, { do: "settle", outcome: "unknown", reason: "23 hours" }, NOW);
          }
        }
        expect(ledger.readFacts()).toMatchObject({ unknown: 4, submitted: 0, drafts: 0 });
        expect(ledger.resolve(1, "submitted", NOW + 1)).toBe("resolved");
        expect(ledger.resolve(1, "not-submitted", NOW + 2)).toBe("not-unknown");
        expect(ledger.resolve(2, "not-submitted", NOW + 3)).toBe("resolved");
        expect(ledger.resolve(9, "submitted", NOW + 3)).toBe("not-unknown");
        expect(ledger.readFacts()).toMatchObject({ unknown: 0, submitted: 2, drafts: 1, unassigned: 0 });
        const [draft] = ledger.listDrafts();
        if (draft === undefined) throw new Error("no draft");
        expect(draft.recipients.map((one) => one.address)).toEqual([
          "reader-2@example.com",
          "reader-3@example.com",
        ]);
        const batch = ledger.freezeBatch(draft, new Set([entry(2).id]), "other", NOW + 4);
        expect(batch).toMatchObject({ number: 2, generation: 2, size: 1, inDoubtSince: null });
      }),
    );

    it(
      "fills each batch up, whatever the pages held",
      withLedger((ledger) => {
        const span = (from: number, to: number) =>
          Array.from({ length: to - from }, (_, index) => entry(from + index));
        ledger.addPage(span(0, 130), posts, "next");
        ledger.addPage(span(130, 160), posts, "next");
        ledger.addPage(span(160, 350), posts, null);
        const sizes = [100, 40, 100, 100, 100].map(
          (size) => ledger.draftBatch(size, NOW)?.recipients.map((one) => one.id) ?? [],
        );
        expect(sizes.map((ids) => ids.length)).toEqual([100, 40, 100, 100, 10]);
        expect(sizes.flat()).toEqual(span(0, 350).map((one) => one.id));
        expect(ledger.draftBatch(100, NOW)).toBeNull();
      }),
    );

    it(
      "chooses nobody before they are due, and who is due first first",
      withLedger((ledger) => {
        ledger.addPage([entry(0, NOW + 20), entry(1), entry(2, NOW + 10)], posts, "next");
        ledger.addPage([entry(3, NOW + 10), entry(4, NOW + 20), entry(5)], posts, null);
        const draft = (now: number) => ledger.draftBatch(4, now)?.recipients.map((one) => one.id) ?? null;
        const ids = (...indexes: number[]) => indexes.map((index) => entry(index).id);
        expect(ledger.readFacts()).toMatchObject({
          unassigned: 6,
          waves: [
            { dueAt: NOW + 10, readers: 2 },
            { dueAt: NOW + 20, readers: 2 },
          ],
        });
        expect(draft(NOW)).toEqual(ids(1, 5));
        expect(draft(NOW + 9)).toBeNull();
        expect(draft(NOW + 30)).toEqual(ids(2, 3, 0, 4));
        expect(ledger.readFacts()).toMatchObject({ unassigned: 0, waves: [] });
      }),
    );

    it(
      "counts who is left of a wave that a batch took a part of",
      withLedger((ledger) => {
        ledger.addPage([entry(0, NOW), entry(1, NOW), entry(2, NOW)], posts, null);
        ledger.draftBatch(2, NOW);
        expect(ledger.readFacts()).toMatchObject({ unassigned: 1, waves: [{ dueAt: NOW, readers: 1 }] });
      }),
    );

    it(
      "gathers each wave over all pages, a page that is listed twice included",
      withLedger((ledger) => {
        const page = (from: number) =>
          Array.from({ length: 90 }, (_, index) => entry(from + index, NOW + ((from + index) % 3)));
        ledger.addPage(page(0), posts, "next");
        ledger.restartListing();
        for (const from of [0, 90, 180, 270, 360])
          ledger.addPage(page(from), posts, from === 360 ? null : "next");
        expect(ledger.readFacts().waves).toEqual(
          [0, 1, 2].map((offset) => ({ dueAt: NOW + offset, readers: 150 })),
        );
        const wave = [1, 2].flatMap(() => ledger.draftBatch(100, NOW)?.recipients ?? []);
        expect(wave.map((one) => one.id)).toEqual(
          Array.from({ length: 150 }, (_, index) => entry(index * 3).id),
        );
        expect(wave[149]?.address).toBe("reader-447@example.com");
        expect(ledger.draftBatch(100, NOW)).toBeNull();
      }),
    );

    it(
      "finds a reader in the half of a divided batch, and nobody who had left",
      withLedger((ledger) => {
        list(ledger, 5);
        const batch = freeze(ledger, 5, new Set([entry(2).id]));
        if (batch === null) throw new Error("no batch");
        ledger.settle(batch, { do: "divide" }, NOW + 1);
        expect([0, 1, 2, 3, 4].map((index) => ledger.findRecipient(entry(index).id)?.batch)).toEqual([
          1,
          1,
          undefined,
          2,
          2,
        ]);
      }),
    );

    it(
      "knows of nobody who is in no frozen batch",
      withLedger((ledger) => {
        list(ledger, 1);
        expect(ledger.findRecipient(entry(0).id)).toBeNull();
        expect(ledger.findRecipient(entry(7).id)).toBeNull();
      }),
    );
  });
}
