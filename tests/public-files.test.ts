import { readdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { GROUPS } from "../src/http/groups.ts";
import { createFindAddress } from "../src/http/shell/find-address.ts";
import { createFindGroup } from "../src/http/shell/group.ts";

describe("a file that is served beside the pages", () => {
  it("has its address found by other spellings, each of them", async () => {
    const findAddress = createFindAddress(() => ({ routes: [] }), createFindGroup(GROUPS));
    const files = (await readdir("public")).filter((name) => !name.startsWith("_"));
    expect(files).toContain("embed.js");
    for (const file of files) {
      const found = findAddress(new Request(`https://news.example.com/${file.toUpperCase()}/`));
      expect(found).toEqual({ address: `/${file}`, mayBeMissing: false });
    }
  });
});
