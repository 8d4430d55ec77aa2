import { expect, it } from "vitest";
import { INITIAL_DRAIN, parseDrainState } from "../../../src/core/outbox/drain-state.ts";

const STATE = { restsUntil: 5, barrenSlices: 2, acceptedAt: 3 };

it("a record of the drain is read as it was kept", () => {
  expect(parseDrainState(STATE)).toEqual(STATE);
  expect(parseDrainState(undefined)).toEqual(INITIAL_DRAIN);
  expect(parseDrainState({ restsUntil: 5 })).toEqual({ ...INITIAL_DRAIN, restsUntil: 5 });
});

it.each([
  "{",
  7,
  null,
  [],
  { ...STATE, restsUntil: "soon" },
  { ...STATE, restsUntil: Number.NaN },
  { ...STATE, restsUntil: null },
  { ...STATE, barrenSlices: "2" },
  { ...STATE, acceptedAt: "now" },
])("a record of the drain that cannot be read is none (%j)", (stored) => {
  expect(parseDrainState(stored)).toBeNull();
});
