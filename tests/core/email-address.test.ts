import { describe, expect, it } from "vitest";
import { parseEmailAddress } from "../../src/core/email-address.ts";

const parsed = (text: unknown) => {
  const result = parseEmailAddress(text);
  return result.ok ? result.value : result.problem.kind;
};

describe("an email address", () => {
  it("keeps the mailbox as typed and folds it for identity", () => {
    expect(parsed(" Ada.Lovelace+news@Example.COM ")).toEqual({
      address: "Ada.Lovelace+news@example.com",
      folded: "ada.lovelace+news@example.com",
    });
  });

  it("has at most 254 characters, counted as it is sent", () => {
    const mailbox = "a".repeat(64);
    const domain = (length: number) => `${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(length - 126)}.com`;
    expect(parsed(`${mailbox}@${domain(189)}`)).toMatchObject({ address: `${mailbox}@${domain(189)}` });
    expect(parsed(`${mailbox}@${domain(190)}`)).toBe("email-address-malformed");
    expect(parsed(`${mailbox}@${"天".repeat(10)}.${domain(180)}`)).toBe("email-address-malformed");
  });

  it("has its international domain in ASCII, however it was composed", () => {
    expect(parsed("ada@münchen.de")).toEqual({
      address: "ada@xn--mnchen-3ya.de",
      folded: "ada@xn--mnchen-3ya.de",
    });
    expect(parsed("ada@mu\u0308nchen.de")).toEqual(parsed("ada@münchen.de"));
    expect(parsed("ada@例え。テスト")).toMatchObject({ address: "ada@xn--r8jz45g.xn--zckzah" });
  });

  it.each([
    ["zero-width spaces", "\u200bada@example.com\u200b"],
    ["byte order marks", "\ufeffada@example.com\ufeff"],
    ["no-break spaces", "\u00a0ada@example.com\u00a0\u202f"],
    ["soft hyphens", "\u00adada@example.com\u00ad"],
    ["direction marks", "\u200eada@example.com\u200f\u061c"],
    ["an embedding of a phone's address book", "\u202aada@example.com\u202c"],
    ["an isolate", "\u2068ada@example.com\u2069"],
    ["joiners", "\u200dada@example.com\u2060\u200c"],
    ["ideographic spaces", "\u3000ada@example.com\u3000"],
    ["line ends and tabs", "\r\n\tada@example.com\r\n\u2028"],
    ["control characters", "\u0000ada@example.com\u001f"],
    ["a variation selector", "ada@example.com\ufe0f"],
    ["a zero-width space where a line may break", "ada\u200b@\u200bexample.\u200bcom"],
    ["soft hyphens inside", "a\u00adda@exam\u00adple.com"],
    ["direction marks inside", "ada@\u200eexample.com"],
    ["full-width letters", "ａｄａ＠ｅｘａｍｐｌｅ．ｃｏｍ"],
    ["a full-width sign alone", "ada＠example。com"],
    ["a small commercial at", "ada\ufe6bexample.com"],
  ])("is one and the same with %s", (_, text) => {
    expect(parsed(text)).toEqual({ address: "ada@example.com", folded: "ada@example.com" });
  });

  it.each([
    ["letters in another order than is seen", "ada@\u202emoc.elpmaxe"],
    ["an isolate inside", "ada@\u2066example\u2069.com"],
    ["a joiner in the domain", "ada@exam\u200dple.com"],
    ["a blank inside", "ada@exam\u00a0ple.com"],
    ["a control character inside", "ada\u0000@example.com"],
    ["nothing that is seen", "\u200b\ufeff\u00ad"],
    ["20,000 blanks behind it", `ada@example.com${" ".repeat(20_000)}x`],
  ])("is refused with %s", (_, text) => {
    expect(parsed(text)).toBe("email-address-malformed");
  });

  it("keeps dots and plus signs apart, since only the provider knows what they mean", () => {
    expect(parsed("a.b@gmail.com")).not.toEqual(parsed("ab@gmail.com"));
  });

  it.each(["ädä@example.com", "ада@example.com", '"ada lovelace"@example.com'])(
    "is unsupported where the mailbox is %s",
    (text) => {
      expect(parsed(text)).toBe("email-address-unsupported");
    },
  );

  it.each([
    "",
    "ada",
    "ada@",
    "@example.com",
    "ada@example",
    "ada@@example.com",
    "ada@1.2.3.4",
    "ada@0x7f.1",
    "ada@[127.0.0.1]",
    "ada@example.com\r\nBcc: all@example.com",
    "a\nda@example.com",
    "ada@exa mple.com",
    "ada@example.com/path",
    "ada@exa%6dple.com",
    "ada@example.com,eve@example.com",
    "Ada <ada@example.com>",
    "ada..x@example.com",
    ".ada@example.com",
    `${"a".repeat(65)}@example.com`,
    `ada@${"a".repeat(60)}.${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.${"e".repeat(20)}.com`,
    null,
    7,
    ["ada@example.com"],
    {},
  ])("is malformed as %j", (text) => {
    expect(parsed(text)).toBe("email-address-malformed");
  });
});
