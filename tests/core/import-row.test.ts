import { describe, expect, it } from "vitest";
import { parseImportRow } from "../../src/core/import-row.ts";
import { NEWSLETTER } from "../builders/newsletter.ts";

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
