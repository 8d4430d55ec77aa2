import { describe, expect, it } from "vitest";
import { stripName } from "../../src/core/strip-name.ts";

describe("the address of a recipient", () => {
  it.each([
    ["ada@example.com"],
    [" ada@example.com "],
    ["<ada@example.com>"],
    ["Ada <ada@example.com>"],
    ["Ada<ada@example.com>"],
    ['"Ada" <ada@example.com>'],
    ['"Lovelace, Ada" <ada@example.com>'],
    ["Lovelace, Ada <ada@example.com>"],
    ['"eva@example.com" <ada@example.com>'],
    ['"<eva@example.com>" <ada@example.com>'],
    ['"Ada \\"<eva@example.com>\\"" <ada@example.com>'],
    ["Ada (of <eva@example.com>) <ada@example.com>"],
    ["A <b> <ada@example.com> "],
    ["ada@example.com (Ada)"],
    ["=?utf-8?Q?Ad=C3=A0?= <ada@example.com>"],
    ["Àda 🚀 <ada@example.com>"],
    ["Ada <ada@example.com>, Eva <eva@example.com>"],
    ["ada@example.com, Eva <eva@example.com>"],
    ["Ada <ada@example.com>\r\n"],
  ])("is found in %j", (recipient) => {
    expect(stripName(recipient)).toBe("ada@example.com");
  });

  it("keeps its letter case, which only its reader may fold", () => {
    expect(stripName("ADA <Ada@Example.COM>")).toBe("Ada@Example.COM");
  });

  it.each(["", "Ada", "<>", '"ada b"@example.com', "@example.com"])("is left as it came in %j", (text) => {
    expect(stripName(text)).toBe(text);
  });

  it("takes no long search through a text that is none", () => {
    const text = '"\\'.repeat(500_000);
    expect(stripName(text)).toBe(text);
  });
});
