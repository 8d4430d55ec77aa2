import { expect, it } from "vitest";
import { callOperations } from "../contract/calls/call-operations.ts";

/** So few may miss an answer that is rare. `npm run contract` makes thousands, with another seed each time, and misses none. */
const CALLS = 1100;
const MISSED = 3;

it("answers every operation as the document says, whatever is sent", async () => {
  const { faults, missed } = await callOperations(CALLS, 1);
  expect(faults).toEqual([]);
  expect(missed.slice(MISSED)).toEqual([]);
});
