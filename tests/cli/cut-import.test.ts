import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutImport } from "../../cli/cut-import.ts";
import type { FileRow } from "../../cli/read-subscriber-file.ts";

const NOW = Date.UTC(2026, 10, 23);
const row = (file: string, line: number, cells: Record<string, string>): FileRow => ({
  file,
  line,
  cells,
  isTooLong: false,
});

const SPELLINGS = [
  (n: number) => `r${n}@münchen.example`,
  (n: number) => `R${n}@xn--mnchen-3ya.example`,
  (n: number) => `r${n}@MU\u0308NCHEN.example`,
];
const rows = fc
  .array(
    fc.record({
      file: fc.constantFrom("a.csv", "b.csv"),
      number: fc.integer({ min: 0, max: 9 }),
      spelling: fc.constantFrom(...SPELLINGS),
      status: fc.constantFrom("", "active", "Opted-Out", "cold"),
    }),
    { maxLength: 40 },
  )
  .map((all) =>
    all.map(({ file, number, spelling, status }, index) =>
      row(file, index + 2, { email: spelling(number), status }),
    ),
  );
const person = ({ cells }: FileRow) => /\d/.exec(cells.email ?? "")?.[0] ?? "";
const hasLeft = ({ cells }: FileRow) => cells.status === "Opted-Out";

describe("the rows of an import", () => {
  it("go out once each, those of an address together, and whoever left first", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 40, max: 60 }), (all, most) => {
        const parts = cutImport(all, NOW, { rows: most, bytes: 400 });
        expect(parts.flatMap((part) => part.rows).toSorted((a, b) => a.line - b.line)).toEqual(all);
        for (const one of new Set(all.map(person)))
          expect(parts.filter((part) => part.rows.some((each) => person(each) === one))).toHaveLength(1);
        const leavers = new Set(all.filter(hasLeft).map(person));
        const order = parts.flatMap((part) => part.rows).map((one) => leavers.has(person(one)));
        expect(order).toEqual(order.toSorted((a, b) => Number(b) - Number(a)));
      }),
    );
  });

  it("stay within the rows and bytes of a request", () => {
    const many = Array.from({ length: 25 }, (_, i) => row("a.csv", i + 2, { email: `r${i}@example.com` }));
    expect(cutImport(many, NOW, { rows: 10, bytes: 9999 }).map((part) => part.rows.length)).toEqual([
      10, 10, 5,
    ]);
    const parts = cutImport(many, NOW, { rows: 1000, bytes: 200 });
    expect(parts.every(({ csv }) => csv.length < 250)).toBe(true);
    const same = Array.from({ length: 25 }, (_, i) =>
      row("a.csv", i + 2, { email: "ada@example.com", status: i === 24 ? "unsubscribed" : "active" }),
    );
    const [first] = cutImport(same, NOW, { rows: 10, bytes: 9999 });
    expect(first?.rows[0]?.line).toBe(26);
  });

  it("keep the columns of every file, and say where a row has a cell too many", () => {
    const given = [
      row("a.csv", 2, { email: "ada@example.com", status: "active" }),
      { ...row("b.csv", 2, { email: "eve@example.com", topics: 'Rust, or "Go"' }), isTooLong: true },
    ];
    expect(cutImport(given, NOW, { rows: 9, bytes: 999 })[0]?.csv.split("\r\n")).toEqual([
      "email,status,topics",
      "ada@example.com,active,",
      'eve@example.com,,"Rust, or ""Go""",one cell too many',
    ]);
  });
});
