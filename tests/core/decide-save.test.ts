import { describe, expect, it } from "vitest";
import { decideSave } from "../../src/core/decide-save.ts";
import { asPostId } from "../../src/core/ids.ts";

const known = (id: string, path: string) => ({ id: asPostId(id), path });

describe("a post that comes in", () => {
  it("is new where neither its id nor its path is known", () => {
    expect(decideSave(known("a", "a.md"), null, null)).toEqual({ do: "insert" });
  });

  it("is the post of its id, wherever its file lies now", () => {
    const moved = decideSave(known("a", "new.md"), known("a", "old.md"), null);
    expect(moved).toEqual({ do: "replace", id: "a", retire: null });
  });

  it("is the post of its path where its id was added or changed", () => {
    const renamed = decideSave(known("42", "a.md"), null, known("a", "a.md"));
    expect(renamed).toEqual({ do: "replace", id: "a", retire: null });
  });

  it("retires the post whose path it takes", () => {
    const crowded = decideSave(known("a", "b.md"), known("a", "a.md"), known("b", "b.md"));
    expect(crowded).toEqual({ do: "replace", id: "a", retire: "b" });
  });
});
