import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergePreferences } from "../../../../src/core/subscribers/preferences/merge-preferences.ts";
import type { PreferenceInput } from "../../../../src/core/subscribers/preferences/parse-preferences.ts";
import {
  type PreferenceValues,
  parsePreferenceValues,
} from "../../../../src/core/subscribers/preferences/preference-values.ts";

const SHOWN: PreferenceValues = {
  languages: ["en", "es"],
  topics: ["rust", "time"],
  cadence: "weekly",
  hour: "",
  timeZone: "Europe/Madrid",
  pauseUntil: "",
};
const merge = (typed: PreferenceInput, stored: Partial<PreferenceValues> = {}) =>
  mergePreferences({ ...SHOWN, ...typed }, SHOWN, { ...SHOWN, ...stored });

describe("choices that were changed in two places", () => {
  it.each([
    ["cadence", "daily"],
    ["hour", "7"],
    ["timeZone", "Asia/Tokyo"],
    ["pauseUntil", "2027-01-31"],
    ["languages", ["es"]],
    ["topics", []],
  ] as const)(
    "stay as the other place has them where this one left them alone, and it is told: %s",
    (field, value) => {
      const merged = merge({}, { [field]: value });
      expect(merged.input).toEqual({});
      expect(merged).toMatchObject({ changedElsewhere: [field], contested: [] });
    },
  );

  it.each([
    ["cadence", "daily", "monthly"],
    ["hour", "7", "8"],
    ["timeZone", "Asia/Tokyo", "UTC"],
    ["pauseUntil", "2027-01-31", "2027-02-01"],
    ["languages", ["es", "en"], ["en"]],
    ["languages", ["es"], ["en", "es", "fr"].toReversed()],
  ] as const)("are contested where both changed one: %s", (field, typed, value) => {
    const merged = merge({ [field]: typed }, { [field]: value });
    if (field === "languages" && typed.length === 1)
      return expect(merged.input.languages).toEqual(["fr", "es"]);
    expect(merged.input).toEqual({});
    expect(merged).toMatchObject({ changedElsewhere: [field], contested: [field] });
  });

  it("are no quarrel where both changed the same to the same", () => {
    expect(merge({ cadence: "daily" }, { cadence: "daily" })).toMatchObject({ input: {}, contested: [] });
    expect(merge({ topics: ["time", "rust", "go"] }, { topics: ["go", "rust", "time"] })).toMatchObject({
      contested: [],
    });
  });

  it("count where nobody else touched them", () => {
    const merged = merge({ cadence: "daily", topics: [], pauseUntil: "2027-01-31" });
    expect(merged.input).toEqual({ cadence: "daily", topics: [], pauseUntil: "2027-01-31" });
    expect(merged).toMatchObject({ changedElsewhere: [], contested: [] });
  });

  it("are merged where topics came and went in both", () => {
    expect(merge({ topics: ["rust", "time", "go"] }, { topics: ["time"] }).input.topics).toEqual([
      "time",
      "go",
    ]);
    expect(merge({ topics: ["time"] }, { topics: ["rust", "time", "go"] }).input.topics).toEqual([
      "time",
      "go",
    ]);
    const from = { ...SHOWN, topics: [] };
    expect(mergePreferences({ topics: ["go"] }, from, { ...from, topics: ["rust"] }).input.topics).toEqual([
      "rust",
      "go",
    ]);
  });

  it("are contested where none, which means everything, meets a list", () => {
    expect(merge({ topics: [] }, { topics: ["rust"] })).toMatchObject({ contested: ["topics"] });
    expect(merge({ topics: ["rust", "time", "go"] }, { topics: [] })).toMatchObject({
      contested: ["topics"],
    });
    expect(merge({ topics: ["rust"] }, { topics: ["time"] })).toMatchObject({ contested: ["topics"] });
  });

  it("never lose what the other place changed and this one did not", () => {
    const values = fc.record({
      languages: fc.uniqueArray(fc.constantFrom("en", "es", "fr"), { minLength: 1 }),
      topics: fc.uniqueArray(fc.constantFrom("a", "b", "c")),
      cadence: fc.constantFrom("daily", "weekly"),
      hour: fc.constantFrom("", "7"),
      timeZone: fc.constantFrom("UTC", "Asia/Tokyo"),
      pauseUntil: fc.constantFrom("", "2027-01-31"),
    });
    fc.assert(
      fc.property(values, values, values, (shown, typed, stored) => {
        const merged = mergePreferences(typed, shown, stored);
        for (const field of Object.keys(shown) as (keyof PreferenceValues)[]) {
          const same = (one: unknown, other: unknown) =>
            field === "topics"
              ? String([...(one as string[])].sort()) === String([...(other as string[])].sort())
              : String(one) === String(other);
          if (same(typed[field], shown[field])) expect(merged.input[field]).toBeUndefined();
          if (!same(shown[field], stored[field])) expect(merged.changedElsewhere).toContain(field);
          if (same(shown[field], stored[field]) && !same(typed[field], shown[field]))
            expect(merged.input[field]).toEqual(typed[field]);
          if (merged.contested.includes(field)) expect(merged.input[field]).toBeUndefined();
        }
      }),
      { seed: 7 },
    );
  });
});

describe("what a form says that it showed", () => {
  it("is read as it was written", () => {
    expect(parsePreferenceValues(JSON.stringify(SHOWN))).toEqual(SHOWN);
  });

  it.each([
    undefined,
    null,
    "",
    "null",
    "{}",
    "[]",
    '{"cadence":5}',
    "not JSON",
    7,
    JSON.stringify({ ...SHOWN, topics: "rust" }),
  ])("is nothing where it cannot be read: %j", (input) => {
    expect(parsePreferenceValues(input)).toBeNull();
  });
});
