import { describe, expect, it } from "vitest";
import { createPacingStore } from "../../../src/adapters/sqlite/pacing-store.ts";
import { NO_RATE_READING } from "../../../src/core/provider/answer.ts";
import { decideStart } from "../../../src/core/provider/pacing/decide-start.ts";
import { learnFromAnswer } from "../../../src/core/provider/pacing/learn-from-answer.ts";
import type { PacingState } from "../../../src/core/provider/pacing/pacing-state.ts";
import { createFakeObjectStorage } from "../../fakes/object-storage.ts";

const SILENT = { record: () => {} };

const NOW = Date.parse("2026-11-25T09:00:00Z");
const RATE = 5;
const USE = { startAt: NOW, leftAt: NOW, answeredAt: NOW + 300 };

const clock = { now: () => NOW };

const start = (state: PacingState) => decideStart(state, RATE, NOW).state;
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
    expect(store.readPacing().baselineLatencyMs).toBe(300);
    expect(restart()).toEqual(started);
    change(start);
    expect(restart()).toEqual(store.readPacing());
    expect(restart().baselineLatencyMs).toBe(300);
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
    [{ heldUntil: "soon" }],
    [{ starts: ["x"] }],
    [{ learnedRate: Number.NaN }],
  ])("lets mail go on after a pause, bursts into no second, and is logged once (%j)", (poison) => {
    const storage = createFakeObjectStorage();
    storage.kv.put("pacing", poison);
    const { store, events } = open(storage);
    const starts: number[] = [];
    let state = store.readPacing();
    for (let taken = 0; taken < 20; taken += 1) {
      const decided = decideStart(state, RATE, NOW);
      starts.push(decided.startAt);
      state = decided.state;
    }
    expect(starts[0]).toBeGreaterThanOrEqual(NOW + 1000);
    expect(starts[0]).toBeLessThan(NOW + 3000);
    for (const [index, start] of starts.entries())
      expect((starts[index + RATE] ?? Infinity) - start).toBeGreaterThan(1000);
    store.readPacing();
    expect(events).toEqual([{ event: "row.unreadable", table: "pacer", id: "pacing" }]);
    store.writePacing(state);
    expect(open(storage).store.readPacing()).toEqual(state);
  });

  it("begins a new count of the quota", () => {
    const storage = createFakeObjectStorage();
    storage.kv.put("quota", { day: 5 });
    const { store, events } = open(storage);
    expect(store.readQuota()).toMatchObject({ day: { used: 0 }, month: { used: 0 } });
    expect(events).toEqual([{ event: "row.unreadable", table: "pacer", id: "quota" }]);
  });
});
