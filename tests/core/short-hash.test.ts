import { describe, expect, it } from "vitest";
import { deriveShortHash } from "../../src/core/short-hash.ts";

/** Vectors of the page that describes the hash: http://www.isthe.com/chongo/src/fnv/test_fnv.c */
const PUBLISHED = [
  ["", 0xcbf29ce484222325n],
  ["a", 0xaf63dc4c8601ec8cn],
  ["foobar", 0x85944171f73967e8n],
] as const;

describe("the short hash of an id", () => {
  it.each(PUBLISHED)("of %j is the published one, as 13 characters of base 36", (text, hash) => {
    expect(deriveShortHash([text])).toBe(hash.toString(36).padStart(13, "0"));
  });

  it("tells the same letters in other parts apart", () => {
    expect(deriveShortHash(["ab", "c"])).not.toBe(deriveShortHash(["a", "bc"]));
  });

  it("is what it always was, also beyond ASCII: editions and issues are stored under it", () => {
    expect(deriveShortHash(["en/bench.md"])).toBe("3nh9geyep6udy");
    expect(deriveShortHash(["é", "日本"])).toBe("1rrpheajklsdv");
  });
});
