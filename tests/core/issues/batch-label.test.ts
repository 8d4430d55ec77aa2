import { describe, expect, it } from "vitest";
import { nameBatch, parseBatchLabel } from "../../../src/core/issues/batch-label.ts";

describe("a batch's label", () => {
  it("is its number, or shard and number where an issue has several shards", () => {
    expect(nameBatch({ shard: 0, batch: 7 }, 1)).toBe(7);
    expect(nameBatch({ shard: 3, batch: 7 }, 16)).toBe("3-7");
  });

  it("is read back, and nothing else is taken for one", () => {
    expect(parseBatchLabel(7, 1)).toEqual({ shard: 0, batch: 7 });
    expect(parseBatchLabel("7", 1)).toEqual({ shard: 0, batch: 7 });
    expect(parseBatchLabel("15-2", 16)).toEqual({ shard: 15, batch: 2 });
    for (const label of ["16-2", "2", "x", "0-0", "-1", "1-2-3"])
      expect(parseBatchLabel(label, 16)).toBeNull();
    expect(parseBatchLabel("0-7", 1)).toBeNull();
  });
});
