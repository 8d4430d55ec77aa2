import { describe, expect, it } from "vitest";
import { createPacingStore } from "../../../src/adapters/sqlite/pacing-store.ts";
import { NO_RATE_READING } from "../../../src/core/answer.ts";
import { learnFromAnswer } from "../../../src/core/learn-from-answer.ts";
import { decideStart, type PacingState } from "../../../src/core/pacing.ts";
import { createFakeObjectStorage } from "../../fakes/object-storage.ts";

const NOW = Date.parse("2026-11-25T09:00:00Z");
const RATE = 5;
const USE = { startAt: NOW, leftAt: NOW, answeredAt: NOW + 300 };

const start = (state: PacingState) => decideStart(state, RATE, NOW, { answered: true }).state;
const answer = (state: PacingState, limited = false) =>
  learnFromAnswer(state, { ...NO_RATE_READING, limited }, USE, RATE, NOW + 300);

describe("the pacer's store", () => {
  const createWorld = () => {
    const storage = createFakeObjectStorage();
    const store = createPacingStore(storage);
    const change = (by: (state: PacingState) => PacingState) => store.writePacing(by(store.readPacing()));
    return { store, change, restart: () => createPacingStore(storage).readPacing() };
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
