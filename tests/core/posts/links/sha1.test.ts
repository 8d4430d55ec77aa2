import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { hashAsSha1 } from "../../../../src/core/posts/links/sha1.ts";

it("hashes a text of any length as everybody's SHA-1 does", () => {
  for (let length = 0; length < 200; length += 1) {
    const text = "añ你😀".repeat(length).slice(0, length).toWellFormed();
    expect(hashAsSha1(text)).toBe(createHash("sha1").update(text).digest("hex"));
  }
});
