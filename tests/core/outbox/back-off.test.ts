import { describe, expect, it } from "vitest";
import { deriveBackOff } from "../../../src/core/outbox/back-off.ts";

describe("the back-off of a mail", () => {
  it("doubles from two seconds up to five minutes", () => {
    expect([1, 2, 3, 8, 9, 1000].map(deriveBackOff)).toEqual([2000, 4000, 8000, 256_000, 300_000, 300_000]);
  });
});
