import { describe, expect, it } from "vitest";
import { findRepeatedColumn, spellColumn } from "../../../../src/core/subscribers/import/import-columns.ts";
import { readTable, selectSeparator } from "../../../../src/core/subscribers/import/import-table.ts";

const rows = (...records: readonly (readonly string[])[]) => {
  const table = readTable(records);
  if (!table.ok) throw new Error(table.problem);
  return table.value;
};

describe("the separator of a file", () => {
  it.each([
    ["email,status\na;b;c;d", ","],
    ["email;status;topics,x\n", ";"],
    ["email\tstatus\r\na,b,c", "\t"],
    ["email", ","],
    ["", ","],
    ["a,b;c\rx;y;z", ","],
  ])("is what its header has most of: %j, %j", (text, separator) => {
    expect(selectSeparator(text)).toBe(separator);
  });
});

describe("the name of a column", () => {
  it.each([
    ["E-Mail", "email"],
    [" EMAIL ", "email"],
    ["time_zone", "timeZone"],
    ["Time Zone", "timeZone"],
    ["CONFIRMED AT", "confirmedAt"],
    ["ｅｍａｉｌ", "email"],
    [" First Name ", "First Name"],
    ["emails", "emails"],
  ])("is known whatever its letter case and signs: %j is %s", (name, column) => {
    expect(spellColumn(name)).toBe(column);
  });

  it("that is there twice is found, and empty ones are no such name", () => {
    expect(findRepeatedColumn(["email", "status", "email"])).toBe("email");
    expect(findRepeatedColumn(["email", "", ""])).toBeNull();
  });
});

describe("a file of readers", () => {
  it("is read by the names of its first line, and each row knows its line", () => {
    expect(rows(["E-Mail", "status"], ["ada@example.com", "active"], [" ", ""], ["eve@example.com"])).toEqual(
      [
        { line: 2, cells: { email: "ada@example.com", status: "active" }, isTooLong: false },
        { line: 4, cells: { email: "eve@example.com", status: undefined }, isTooLong: false },
      ],
    );
  });

  it("keeps a row apart that has more cells than the header, unless they are empty", () => {
    expect(rows(["email"], ["a@example.com", "unsubscribed"])[0]?.isTooLong).toBe(true);
    expect(rows(["email"], ["a@example.com", " ", ""])[0]?.isTooLong).toBe(false);
  });

  it("takes back the apostrophe before a formula, and no other", () => {
    for (const formula of ["=1", "+1", "-1", "@a", "\tx", "\rx"])
      expect(rows(["email"], [`'${formula}`])[0]?.cells.email).toBe(formula);
    expect(rows(["email"], ["'x@example.com"])[0]?.cells.email).toBe("'x@example.com");
    expect(rows(["email"], ["o'=x"])[0]?.cells.email).toBe("o'=x");
  });

  it("reads columns without a name, each under one of its own", () => {
    expect(rows(["", "email", " "], ["1", "a@example.com", "unsubscribed"])[0]?.cells).toEqual({
      "column 1": "1",
      email: "a@example.com",
      "column 3": "unsubscribed",
    });
  });

  it.each([
    ["without a header", [], "email"],
    ["whose header names no email", [["name"], ["ada@example.com"]], "email"],
    ["with a column that is there twice", [["email", "Status", "status"]], "column status is there twice"],
    ["with the address there twice", [["email", "E-mail"]], "column email is there twice"],
  ])("%s is refused, with what to do", (_, records, word) => {
    const table = readTable(records);
    expect(table.ok ? "" : table.problem).toContain(word);
  });
});
