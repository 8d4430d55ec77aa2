import { describe, expect, it } from "vitest";
import {
  deriveStandardChoices,
  listKeptOut,
  parseImportRow,
} from "../../../../src/core/subscribers/import/import-row.ts";
import { NEWSLETTER } from "../../../builders/newsletter.ts";

const NOW = Date.UTC(2026, 10, 23);
const read = (row: Record<string, string>, topics = NEWSLETTER.topics) =>
  parseImportRow(
    { email: "ada@example.com", ...row },
    { defaults: { ...NEWSLETTER, topics }, now: NOW, isTooLong: false },
  );

const parse = (row: Record<string, string>, topics = NEWSLETTER.topics) => {
  const parsed = read(row, topics);
  return parsed.ok ? parsed.value.choices : parsed;
};

describe("a line of an import", () => {
  it("has the newsletter's defaults, unless it says otherwise", () => {
    expect(parse({ status: "", cadence: " " })).toMatchObject({
      ok: true,
      value: {
        languages: ["en"],
        topics: [],
        cadence: "weekly",
        timeZone: "UTC",
        confirmedAt: NOW,
        pause: null,
      },
    });
  });

  it("says what the reader chose", () => {
    const row = {
      languages: "es; en",
      topics: "Rust;Soft Skills; rust",
      cadence: "DAILY",
      timeZone: "Asia/Tokyo",
    };
    expect(parse(row)).toMatchObject({
      value: {
        languages: ["es", "en"],
        topics: [{ slug: "rust" }, { slug: "soft-skills" }],
        cadence: "daily",
        timeZone: "Asia/Tokyo",
      },
    });
  });

  it.each([
    ["2025-02-17", Date.UTC(2025, 1, 17)],
    ["2025-02-17T09:30:00Z", Date.UTC(2025, 1, 17, 9, 30)],
    ["2025-02-17 09:30:00+02:00", Date.UTC(2025, 1, 17, 7, 30)],
  ])("was confirmed at %s", (confirmedAt, at) => {
    expect(parse({ confirmedAt })).toMatchObject({ value: { confirmedAt: at } });
  });

  it.each([
    [{ email: "ada" }, "address"],
    [{ email: "" }, "address"],
    [{ languages: "fr" }, "Language fr"],
    [{ topics: "!!!" }, "Topic"],
    [{ cadence: "hourly" }, "Cadence"],
    [{ timeZone: "Nowhere" }, "Time zone"],
    [{ confirmedAt: "2026-02-30" }, "no date"],
    [{ confirmedAt: "17/02/2025" }, "no date"],
    [{ confirmedAt: "2027-01-01" }, "future"],
    [{ confirmedAt: "0001-01-01" }, "before 1970"],
  ])("is refused as %j, with what to do", (row, word) => {
    const result = parse(row);
    expect(result.ok).toBe(false);
    expect(result.ok ? "" : result.problem).toContain(word);
  });

  it("keeps to the topics of the settings where they name some", () => {
    expect(parse({ topics: "go" }, [{ slug: "rust", name: "Rust" }]).ok).toBe(false);
    expect(parse({ topics: "RUST" }, [{ slug: "rust", name: "Rust" }]).ok).toBe(true);
  });
});

describe("a row whose address cannot be read", () => {
  const keepOut = (cells: Record<string, string>, isTooLong = false) =>
    listKeptOut(cells, { defaults: NEWSLETTER, now: NOW, isTooLong }).map(({ email, standing }) => [
      email.address,
      standing.says,
    ]);
  const email = "ada@example.com, eve@example.com";

  it("keeps every address in it out where it speaks of leaving or may do so", () => {
    for (const says of ["left", "unclear"] as const) {
      const status = says === "left" ? "unsubscribed" : "cold";
      expect(keepOut({ email, status })).toEqual([
        ["ada@example.com", says],
        ["eve@example.com", says],
      ]);
    }
    expect(keepOut({ email, status: "active" }, true).map(([, says]) => says)).toEqual([
      "unclear",
      "unclear",
    ]);
  });

  it("keeps nobody out where it says nothing of the kind, or holds no address", () => {
    for (const status of ["", "active", "pending"]) expect(keepOut({ email, status })).toEqual([]);
    expect(keepOut({ email: "nobody", status: "unsubscribed" })).toEqual([]);
    expect(keepOut({ status: "unsubscribed" })).toEqual([]);
  });
});

describe("a row with more cells than the header", () => {
  const readLong = (cells: Record<string, string>) =>
    parseImportRow(
      { email: "ada@example.com", ...cells },
      { defaults: NEWSLETTER, now: NOW, isTooLong: true },
    );

  it("is unclear, unless it says that its reader left", () => {
    expect(readLong({ status: "active" })).toMatchObject({ value: { standing: { says: "unclear" } } });
    expect(readLong({ status: "unsubscribed" })).toMatchObject({ value: { standing: { says: "left" } } });
  });
});

describe("the bounds of a row", () => {
  it("are the first moment of 1970 and now", () => {
    expect(parse({ confirmedAt: "1970-01-01" })).toMatchObject({ value: { confirmedAt: 0 } });
    expect(parse({ confirmedAt: "1969-12-31T23:59:59Z" }).ok).toBe(false);
    expect(parse({ confirmedAt: "2026-11-23" })).toMatchObject({ value: { confirmedAt: NOW } });
    expect(parse({ confirmedAt: "2026-11-23T00:00:01Z" }).ok).toBe(false);
  });

  it("are twenty topics, of which each counts once", () => {
    const topics = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`).join(";");
    expect(parse({ topics: topics(20) }).ok).toBe(true);
    expect(parse({ topics: `${topics(20)};T0` }).ok).toBe(true);
    expect(parse({ topics: topics(21) })).toMatchObject({ problem: "Too many topics: at most 20." });
  });

  it("are named with what to use instead", () => {
    const offered = [
      { slug: "rust", name: "Rust" },
      { slug: "go", name: "Go" },
    ];
    expect(parse({ topics: "time" }, offered)).toMatchObject({
      problem: "Topic time is not offered: use rust; go, or leave it empty.",
    });
    expect(parse({ languages: "fr" })).toMatchObject({
      problem: `Language fr is not offered: use ${NEWSLETTER.languages.join(", ")}, or leave it empty.`,
    });
    expect(parse({ cadence: "hourly" })).toMatchObject({
      problem: `Cadence hourly is not offered: use ${NEWSLETTER.cadences.join(", ")}, or leave it empty.`,
    });
  });
});

it("a row without choices has the first language and cadence, every topic, and is confirmed now", () => {
  expect(deriveStandardChoices(NEWSLETTER, NOW)).toEqual({
    pause: null,
    languages: ["en"],
    topics: [],
    cadence: "weekly",
    timeZone: "UTC",
    confirmedAt: NOW,
  });
});
