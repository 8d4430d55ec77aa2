import { expect, it } from "vitest";
import { callOperations } from "../contract/calls/call-operations.ts";

/** `npm run contract` makes as many calls as are asked for, with another seed each time. */
const CALLS = 500;

it("answers every operation as the document says, whatever is sent", async () => {
  const { faults, missed } = await callOperations(CALLS, 1);
  expect(faults).toEqual([]);
  expect(missed).toEqual([]);
});
