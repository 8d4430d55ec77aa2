import { describe, expect, it } from "vitest";
import {
  findAddresses,
  parseDressedAddress,
} from "../../../../src/core/subscribers/import/undress-address.ts";

const read = (text: string) => {
  const parsed = parseDressedAddress(text);
  return parsed.ok ? parsed.value.address : null;
};

describe("an address in a cell of a file", () => {
  it.each([
    ...["ada@example.com", "<ada@example.com>", "Ada <ada@example.com>", '"Ada" <ada@example.com>'],
    ...["Lovelace, Ada <ada@example.com>;", "mailto:ada@example.com", "MAILTO:ada@example.com?subject=Hi"],
    ...["<mailto:ada@example.com>", "ada@example.com.", "ada@example.com;", "ada@example.com, "],
    ...[
      "'ada@example.com",
      "'ada@example.com'",
      '"ada@example.com"',
      "“ada@example.com”",
      "(ada@example.com)",
    ],
    ...["\u200b<ada@example.com>\u00a0", "'<ada@example.com>", "[ada@example.com]"],
  ])("is read out of what it is dressed in: %s", (text) => {
    expect(read(text)).toBe("ada@example.com");
  });

  it.each([
    ...["ada@example.com, eve@example.com", "eve@example.com <ada@example.com>", "ada@example.com (old)"],
    ...["ada", "<>", "", "Ada <ada>", "ada@example.com eve@example.com", "a".repeat(5000)],
  ])("is not guessed where there are several or none: %s", (text) => {
    expect(read(text)).toBeNull();
  });

  it("keeps a mailbox as it is", () => {
    expect(read("o'neil+news@example.com")).toBe("o'neil+news@example.com");
  });

  it("is found among others, each once", () => {
    const text = "Ada <ada@example.com>, ADA@example.com.; eve@example.com / mailto:bob@example.com (old) x@";
    const found = findAddresses(text).map(({ folded }) => folded);
    expect(found).toEqual(["ada@example.com", "eve@example.com", "bob@example.com"]);
    expect(findAddresses("nobody")).toEqual([]);
  });
});
