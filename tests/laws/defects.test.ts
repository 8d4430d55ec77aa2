import { describe, expect, it } from "vitest";
import { DEFECTS } from "./defects/defects.ts";
import { findFirstCatch } from "./defects/find-first-catch.ts";

describe("the laws bite: within a thousand storms they find out that", () => {
  it.each(Object.entries(DEFECTS))("%s", { timeout: 900_000 }, async (_name, defect) => {
    const caught = await findFirstCatch(defect, 1000);
    expect(caught).not.toBeNull();
  });
});
