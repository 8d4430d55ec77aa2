import { describe, expect, it } from "vitest";
import type { LedgerFacts, OpenBatch } from "../../../src/core/issues/batch.ts";
import { decideNextMove, type IssueFacts } from "../../../src/core/issues/decide-next-move.ts";
import { deriveRepeatMs } from "../../../src/core/provider/terms.ts";

const NOW = 1_000_000_000_000;
const batch = (difference: Partial<OpenBatch> = {}): OpenBatch => ({
  number: 1,
  generation: 1,
  size: 100,
  bodyHash: "h",
  attempts: 1,
  inDoubtSince: null,
  lastRefusal: null,
  retryAt: NOW,
  ...difference,
});
const ledger = (difference: Partial<LedgerFacts> = {}): LedgerFacts => ({
  listed: true,
  unassigned: 0,
  waves: [],
  drafts: 0,
  open: [],
  audience: 0,
  submitted: 0,
  refused: 0,
  unknown: 0,
  batchesFrozen: 0,
  refusalsInARow: 0,
  stoppedAt: null,
  stoppedBecause: null,
  ...difference,
});
const running = {
  holdUntil: null,
  sentAt: null,
  pausedAt: null,
  newsletterPausedAt: null,
  cancelledAt: null,
  closedAt: null,
};
const REPEAT_MS = deriveRepeatMs({ keyLifeMs: 24 * 3_600_000 });
const decide = (own: Partial<IssueFacts> = {}) =>
  decideNextMove(
    { issue: running, composed: true, ledger: ledger(), quotaUntil: null, repeatMs: REPEAT_MS, ...own },
    NOW,
  );

describe("an issue", () => {
  it("composes, lists its roster, submits, and closes, in this order", () => {
    expect(decide({ composed: false, ledger: ledger({ listed: false }) })).toEqual({ do: "compose" });
    expect(decide({ ledger: ledger({ listed: false }) })).toEqual({ do: "list-roster" });
    expect(decide({ ledger: ledger({ unassigned: 5 }) })).toEqual({ do: "submit", retries: [], fresh: true });
    expect(decide()).toEqual({ do: "close" });
  });

  it("rests while it is held, and goes on when the author lets it go or the time is over", () => {
    const held = { ...running, holdUntil: NOW + 1 };
    expect(decide({ issue: held, composed: false })).toMatchObject({ do: "rest", until: NOW + 1 });
    expect(decide({ issue: { ...held, sentAt: NOW - 5 }, composed: false })).toEqual({ do: "compose" });
    expect(decide({ issue: { ...held, holdUntil: NOW }, composed: false })).toEqual({ do: "compose" });
  });

  it("settles doubts first, also while it is paused, cancelled, or waits for quota or author", () => {
    const doubtful = ledger({ unassigned: 50, open: [batch({ inDoubtSince: NOW - 1000 })] });
    const retry = { do: "submit", retries: [1], fresh: false };
    expect(decide({ ledger: doubtful })).toEqual(retry);
    expect(decide({ ledger: doubtful, issue: { ...running, pausedAt: 1 } })).toEqual(retry);
    expect(decide({ ledger: doubtful, issue: { ...running, cancelledAt: 1 } })).toEqual(retry);
    expect(decide({ ledger: doubtful, quotaUntil: NOW + 1 })).toEqual(retry);
    expect(decide({ ledger: { ...doubtful, stoppedAt: 1 } })).toEqual(retry);
  });

  it("repeats nothing that is in doubt where the provider knows no keys", () => {
    const doubtful = ledger({ open: [batch({ inDoubtSince: NOW })] });
    expect(decide({ ledger: doubtful, repeatMs: deriveRepeatMs({ keyLifeMs: 0 }) })).toEqual({
      do: "expire-in-doubt",
      batches: [1],
    });
  });

  it("gives a doubt up after 23 hours, before the provider forgets the key", () => {
    expect(REPEAT_MS).toBe(23 * 3_600_000);
    const old = ledger({ open: [batch({ inDoubtSince: NOW - REPEAT_MS })] });
    expect(decide({ ledger: old })).toEqual({ do: "expire-in-doubt", batches: [1] });
  });

  it("rests while paused, and closes once it is cancelled and nothing is in doubt", () => {
    expect(decide({ issue: { ...running, pausedAt: 1 }, ledger: ledger({ unassigned: 9 }) })).toMatchObject({
      do: "rest",
      until: null,
    });
    for (const stop of [{ newsletterPausedAt: 1 }, { newsletterPausedAt: 2, pausedAt: 1 }])
      expect(decide({ issue: { ...running, ...stop }, ledger: ledger({ unassigned: 9 }) })).toMatchObject({
        do: "rest",
        until: null,
      });
    expect(decide({ issue: { ...running, cancelledAt: 1 }, ledger: ledger({ unassigned: 9 }) })).toEqual({
      do: "close",
    });
  });

  it("waits for the quota's reset, and for its author where only the author can help", () => {
    const left = ledger({ unassigned: 9 });
    expect(decide({ ledger: left, quotaUntil: NOW + 5 })).toEqual({
      do: "rest",
      until: NOW + 5,
      waitingFor: "quota",
    });
    expect(decide({ ledger: left, quotaUntil: NOW })).toMatchObject({ do: "submit" });
    expect(decide({ ledger: { ...left, stoppedAt: 1 } })).toMatchObject({ do: "rest", waitingFor: "author" });
  });

  it("does not close while a batch is open, and wakes for its retry", () => {
    expect(decide({ ledger: ledger({ open: [batch({ retryAt: NOW + 700 })] }) })).toMatchObject({
      do: "rest",
      until: NOW + 700,
    });
  });

  it("puts no new mail into a provider that has not answered three times", () => {
    const silent = ledger({
      unassigned: 9,
      open: [batch({ inDoubtSince: NOW - 9, attempts: 3, retryAt: NOW + 4000 })],
    });
    expect(decide({ ledger: silent })).toEqual({ do: "rest", until: NOW + 4000, waitingFor: "provider" });
  });

  it("waits for the silent provider until its retry, however long a refused batch has been due", () => {
    const silent = batch({ number: 1, inDoubtSince: NOW - 9000, attempts: 3, retryAt: NOW + 4000 });
    const refused = batch({ number: 2, retryAt: NOW - 5000 });
    const facts = { ledger: ledger({ unassigned: 5, open: [silent, refused] }) };
    expect(decide(facts)).toEqual({ do: "rest", until: NOW + 4000, waitingFor: "provider" });
  });

  it("submits to whoever is due, and waits for the hour of the next wave", () => {
    const waves = [
      { dueAt: NOW, readers: 2 },
      { dueAt: NOW + 500, readers: 3 },
      { dueAt: NOW + 900, readers: 4 },
    ];
    const forWave = { do: "rest", until: NOW + 500, waitingFor: "hour" };
    expect(decide({ ledger: ledger({ unassigned: 9, waves }) })).toMatchObject({ do: "submit", fresh: true });
    expect(decide({ ledger: ledger({ unassigned: 7, waves: waves.slice(1) }) })).toEqual(forWave);
    expect(decide({ ledger: ledger({ unassigned: 8, waves: waves.slice(1) }) })).toMatchObject({
      do: "submit",
      fresh: true,
    }); // one who has no hour
    expect(decide({ ledger: ledger({ unassigned: 7, drafts: 1, waves: waves.slice(1) }) })).toMatchObject({
      do: "submit",
      fresh: true,
    });
  });

  it("waits for no hour while a batch of an earlier wave is open, but wakes for the next wave all the same", () => {
    const waves = [{ dueAt: NOW + 500, readers: 3 }];
    const facts = (retryAt: number) =>
      ledger({ unassigned: 3, waves, open: [batch({ retryAt })], batchesFrozen: 1 });
    expect(decide({ ledger: facts(NOW + 100) })).toEqual({ do: "rest", until: NOW + 100, waitingFor: null });
    expect(decide({ ledger: facts(NOW + 900) })).toEqual({ do: "rest", until: NOW + 500, waitingFor: null });
  });

  it("does nothing once it is closed", () => {
    expect(decide({ issue: { ...running, closedAt: 1 }, ledger: ledger({ unassigned: 9 }) })).toMatchObject({
      do: "rest",
      until: null,
    });
  });
});
