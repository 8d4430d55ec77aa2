import { describe, expect, it } from "vitest";
import { createPacingStore } from "../../../src/adapters/sqlite/pacing-store.ts";
import { NO_RATE_READING } from "../../../src/core/provider/answer.ts";
import { learnFromAnswer } from "../../../src/core/provider/learn-from-answer.ts";
import { decideStart, type PacingState } from "../../../src/core/provider/pacing.ts";
import { createFakeObjectStorage } from "../../fakes/object-storage.ts";

const SILENT = { record: () => {} };

const NOW = Date.parse("2026-11-25T09:00:00Z");
const RATE = 5;
const USE = { startAt: NOW, leftAt: NOW, answeredAt: NOW + 300 };

const clock = { now: () => NOW };

const start = (state: PacingState) => decideStart(state, RATE, NOW, { answered: true }).state;
const answer = (state: PacingState, limited = false) =>
  learnFromAnswer(state, { ...NO_RATE_READING, limited }, USE, RATE, NOW + 300);

describe("the pacer's store", () => {
  const createWorld = () => {
    const storage = createFakeObjectStorage();
    const store = createPacingStore(storage, { clock, log: SILENT });
    const change = (by: (state: PacingState) => PacingState) => store.writePacing(by(store.readPacing()));
    return { store, change, restart: () => createPacingStore(storage, { clock, log: SILENT }).readPacing() };
  };

  it("keeps every start over a restart", () => {
    const { store, change, restart } = createWorld();
    change(start);
    expect(restart()).toEqual(store.readPacing());
  });

  it("keeps a refusal over a restart", () => {
    const { store, change, restart } = createWorld();
    change(start);
    change((state) => answer(state, true));
    expect(restart()).toEqual(store.readPacing());
    expect(restart().heldUntil).toBeGreaterThan(NOW);
  });

  it("keeps what an answer only measured with the next start, and loses nothing else in between", () => {
    const { store, change, restart } = createWorld();
    change(start);
    const started = store.readPacing();
    change(answer);
    expect(store.readPacing().swiftMs).toBe(300);
    expect(restart()).toEqual(started);
    change(start);
    expect(restart()).toEqual(store.readPacing());
    expect(restart().swiftMs).toBe(300);
  });
});

describe("a record of the pacer that cannot be read", () => {
  const open = (storage: DurableObjectStorage) => {
    const events: unknown[] = [];
    const log = { record: (event: string, fields = {}) => void events.push({ event, ...fields }) };
    return { store: createPacingStore(storage, { clock, log }), events };
  };

  it.each([
    ["text"],
    [5],
    [null],
    [[]],
    [{ slotAt: "soon" }],
    [{ arrivals: ["x"] }],
    [{ provenRate: Number.NaN }],
  ])("lets mail go on, slowly at first, and is logged once (%j)", (poison) => {
    const storage = createFakeObjectStorage();
    storage.kv.put("pacing", poison);
    const { store, events } = open(storage);
    const first = decideStart(store.readPacing(), RATE, NOW);
    const second = decideStart(first.state, RATE, NOW);
    expect(first.startAt).toBeGreaterThanOrEqual(NOW + 1000);
    expect(first.startAt).toBeLessThan(NOW + 3000);
    expect(second.startAt - first.startAt).toBeGreaterThanOrEqual(1000);
    expect(second.startAt - first.startAt).toBeLessThan(2000);
    store.readPacing();
    expect(events).toEqual([{ event: "row.unreadable", table: "pacer", id: "pacing" }]);
    store.writePacing(second.state);
    expect(open(storage).store.readPacing()).toEqual(second.state);
  });

  it("is back at the account's rate once answers have shown it", () => {
    const storage = createFakeObjectStorage();
    storage.kv.put("pacing", "text");
    let state = open(storage).store.readPacing();
    for (let seconds = 1; seconds <= 60; seconds += 1)
      state = learnFromAnswer(state, NO_RATE_READING, null, RATE, NOW + seconds * 1000);
    expect(state.provenRate).toBeNull();
  });

  it("begins a new count of the quota", () => {
    const storage = createFakeObjectStorage();
    storage.kv.put("quota", { day: 5 });
    const { store, events } = open(storage);
    expect(store.readQuota()).toMatchObject({ day: { used: 0 }, month: { used: 0 } });
    expect(events).toEqual([{ event: "row.unreadable", table: "pacer", id: "quota" }]);
  });
});
