import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decideImport,
  type ImportFacts,
  type ImportLine,
} from "../../../../src/core/subscribers/import/decide-import.ts";
import {
  deriveStandardChoices,
  type ImportRow,
  parseImportRow,
} from "../../../../src/core/subscribers/import/import-row.ts";
import { NEWSLETTER } from "../../../builders/newsletter.ts";
import { buildSubscriber, departed, idOf } from "../../../builders/subscribers.ts";

const NOW = Date.UTC(2026, 10, 23, 9);
const ID = idOf("a");

function rows(...cells: readonly Record<string, string>[]): readonly ImportLine[] {
  return cells.map((one, index) => ({ line: index + 2, row: parse(one) }));
}

function parse(cells: Record<string, string>): ImportRow {
  const context = { defaults: NEWSLETTER, now: NOW, isTooLong: false };
  const parsed = parseImportRow({ email: "ada@example.com", ...cells }, context);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

const UNKNOWN: ImportFacts = {
  record: null,
  unsubscribedAt: null,
  isSuppressed: false,
  isUnreadable: false,
  now: NOW,
  standard: deriveStandardChoices(NEWSLETTER, NOW),
};
const decide = (lines: readonly ImportLine[], facts: Partial<ImportFacts> = {}) => {
  const { move, answers } = decideImport(ID, lines, { ...UNKNOWN, ...facts });
  return { move, answers: answers.map(({ answer }) => (typeof answer === "string" ? answer : "refused")) };
};

const ACTIVE = buildSubscriber("a");
const confirmedBy = (via: string, at: number) => {
  const { consent } = ACTIVE;
  return {
    ...ACTIVE,
    confirmedAt: at,
    consent: { ...consent, confirmation: { ...consent.confirmation, via, at } },
  };
};
const LEFT = { status: "unsubscribed" };

describe("all rows of one address", () => {
  it("let the one that says left decide, whatever its place, its other cells and the others' words", () => {
    const cells = fc.record({
      status: fc.constantFrom("", "active", "pending", "paused", "nonsense", "unsubscribed"),
      languages: fc.constantFrom("", "en", "xx-nonsense"),
      confirmedAt: fc.constantFrom("", "2025-01-01", "no date"),
    });
    fc.assert(
      fc.property(fc.array(cells), fc.array(cells), fc.constantFrom("xx", ""), (before, after, languages) => {
        const lines = rows(...before, { ...LEFT, languages, confirmedAt: "never" }, ...after);
        expect(decide(lines).move).toMatchObject({ do: "keep-out", leftAt: NOW });
        expect(decide(lines, { record: ACTIVE }).move).toMatchObject({ do: "leave" });
        expect(decide(lines, { isSuppressed: true }).move).toMatchObject({ do: "keep-out" });
        const { answers } = decide(lines);
        expect(answers.filter((answer) => answer === "imported")).toHaveLength(1);
        expect(answers.length).toBe(lines.length);
      }),
    );
  });

  it("join once, with the first row that can be read", () => {
    const lines = rows({ languages: "nonsense" }, { cadence: "daily" }, { status: "active" });
    expect(decide(lines)).toMatchObject({
      move: { do: "join", choices: { cadence: "daily" } },
      answers: ["refused", "imported", "unchanged"],
    });
  });

  it("keep an address out whose status is not known in one of them", () => {
    expect(decide(rows({ status: "active" }, { status: "cold" }))).toEqual({
      move: { do: "nothing" },
      answers: ["refused", "refused"],
    });
  });

  it("let an empty status stand back behind pending, and active before it", () => {
    expect(decide(rows({}, { status: "pending" })).answers).toEqual(["refused", "refused"]);
    expect(decide(rows({ status: "pending" }, { status: "active" })).answers).toEqual([
      "refused",
      "imported",
    ]);
  });
});

describe("a row that says left", () => {
  it("beats an active reader, a paused one and one who was imported, whatever its date", () => {
    const imported = confirmedBy("import", NOW - 1000);
    const paused = { ...ACTIVE, pause: { from: NOW - 5, until: NOW + 5 } };
    expect(decide(rows(LEFT), { record: ACTIVE })).toMatchObject({
      move: { do: "leave" },
      answers: ["imported"],
    });
    expect(decide(rows(LEFT), { record: paused }).move.do).toBe("leave");
    const dated = rows({ ...LEFT, unsubscribedAt: "2020-01-01" });
    expect(decide(dated, { record: imported }).move.do).toBe("leave");
  });

  it("changes nothing where it is dated before a confirmation held here", () => {
    const record = confirmedBy("link", Date.UTC(2026, 5, 1));
    const on = (unsubscribedAt: string) => rows({ ...LEFT, unsubscribedAt }, { status: "active" });
    expect(decide(on("2026-05-01"), { record })).toEqual({
      move: { do: "nothing" },
      answers: ["unchanged", "unchanged"],
    });
    expect(decide(on("2026-06-01"), { record }).move.do).toBe("leave"); // the same day: in doubt, out
    expect(decide(on("2026-07-01"), { record }).move.do).toBe("leave");
    expect(decide(on(""), { record }).move.do).toBe("leave");
    expect(decide([...on("2026-05-01"), ...rows(LEFT)], { record }).move.do).toBe("leave");
  });

  it("is kept for whoever is not known here, and moves an earlier date on", () => {
    const dated = rows({ ...LEFT, unsubscribedAt: "2024-05-06T00:00:00Z" });
    const at = Date.UTC(2024, 4, 6);
    expect(decide(dated).move).toMatchObject({ do: "keep-out", address: "ada@example.com", leftAt: at });
    expect(decide(dated, { unsubscribedAt: at - 1 })).toEqual({
      move: { do: "leave-again", leftAt: at },
      answers: ["unchanged"],
    });
    expect(decide(dated, { unsubscribedAt: at }).move.do).toBe("nothing");
    expect(decide(dated, { record: departed(ACTIVE, 5), unsubscribedAt: at }).move.do).toBe("nothing");
    expect(decide(dated, { record: departed(ACTIVE, 5) }).move.do).toBe("leave");
  });
});

describe("an active row", () => {
  it.each<[string, Partial<ImportFacts>]>([
    ["left", { unsubscribedAt: 5 }],
    ["left, though only the record says so", { record: departed(ACTIVE, 5) }],
    ["is suppressed", { isSuppressed: true }],
    ["has a record that cannot be read", { isUnreadable: true }],
  ])("is refused for whoever %s", (_, facts) => {
    expect(decide(rows({ status: "active" }), facts)).toEqual({
      move: { do: "nothing" },
      answers: ["refused"],
    });
  });

  it("changes nothing for a reader who is here", () => {
    expect(decide(rows({ cadence: "daily" }), { record: ACTIVE })).toEqual({
      move: { do: "nothing" },
      answers: ["unchanged"],
    });
  });
});

describe("what an import answers", () => {
  const reasons = (lines: readonly ImportLine[], facts: Partial<ImportFacts> = {}) =>
    decideImport(ID, lines, { ...UNKNOWN, ...facts }).answers.map(({ line, answer }) => [
      line,
      typeof answer === "string" ? answer : answer.refused,
    ]);

  it("is by line, and what is wrong with a row by itself comes before what others say", () => {
    const lines = rows({ status: "cold" }, { status: "pending" }, { cadence: "hourly" }, LEFT, {});
    expect(reasons(lines)).toEqual([
      [2, expect.stringContaining("cold")],
      [3, expect.stringContaining("Pending")],
      [4, expect.stringContaining("hourly")],
      [5, "imported"],
      [6, "Another row says that this reader has left."],
    ]);
  });

  it("names why nobody is taken in", () => {
    const active = rows({ status: "active" });
    expect(reasons(active, { isSuppressed: true })[0]?.[1]).toContain("suppressed");
    expect(reasons(active, { isUnreadable: true })[0]?.[1]).toContain("cannot be read");
    expect(reasons(active, { unsubscribedAt: 5 })[0]?.[1]).toContain("has left");
    expect(reasons(rows({}, { status: "pending" }))[0]?.[1]).toContain("has not confirmed");
    expect(reasons(rows({ status: "active" }, { status: "cold" }))[0]?.[1]).toContain("not known");
  });

  it("is a refusal where one reader chose more than can be kept of them", () => {
    const languages = [..."abcdefghijklmnopqrst"].flatMap((b) => [..."abcdefghij"].map((c) => `q${b}${c}`));
    const choose = (count: number) => {
      const cells = { email: "ada@example.com", languages: languages.slice(0, count).join(";") };
      const context = { defaults: { ...NEWSLETTER, languages }, now: NOW, isTooLong: false };
      const parsed = parseImportRow(cells, context);
      return reasons(parsed.ok ? [{ line: 2, row: parsed.value }] : [])[0]?.[1];
    };
    expect(choose(100)).toBe("imported");
    expect(choose(200)).toBe("Too much for one reader: choose fewer languages or topics.");
  });
});

describe("who has left elsewhere and is not known here", () => {
  it("is kept with what their row chose, and with the newsletter's own where that cannot be read", () => {
    expect(decide(rows({ ...LEFT, cadence: "daily" })).move).toMatchObject({ choices: { cadence: "daily" } });
    expect(decide(rows({ ...LEFT, cadence: "hourly" }, { ...LEFT, cadence: "daily" })).move).toMatchObject({
      choices: { cadence: "daily" },
    });
    expect(decide(rows({ ...LEFT, cadence: "hourly" })).move).toMatchObject({ choices: UNKNOWN.standard });
  });

  it("left at the latest of their dates, and now where one row has none", () => {
    const on = (day: string) => ({ ...LEFT, unsubscribedAt: `${day}T00:00:00Z` });
    expect(decide(rows(on("2024-05-06"), on("2025-05-06"))).move).toMatchObject({
      leftAt: Date.UTC(2025, 4, 6),
    });
    expect(decide(rows(on("2024-05-06"), LEFT)).move).toMatchObject({ leftAt: NOW });
  });

  it("at the very moment that they confirmed here leaves: in doubt, out", () => {
    const record = confirmedBy("link", Date.UTC(2026, 5, 1));
    const row = { ...LEFT, unsubscribedAt: "2026-06-01T00:00:00Z" };
    expect(decide(rows(row), { record }).move.do).toBe("leave");
    expect(decide(rows({ ...row, unsubscribedAt: "2026-05-31T23:59:59Z" }), { record }).move.do).toBe(
      "nothing",
    );
  });
});
