import { describe, expect, it } from "vitest";
import {
  type PreferenceInput,
  parsePreferences,
} from "../../../../src/core/subscribers/preferences/parse-preferences.ts";
import { buildSubscriber } from "../../../builders/subscribers.ts";

const NOW = Date.UTC(2026, 10, 27, 22); // 23:00 in Madrid
const record = buildSubscriber("a", {
  languages: ["es", "en"],
  topics: [2],
  timeZone: "Europe/Madrid",
  hour: 7,
});
const offer = {
  languages: ["en", "es"],
  cadences: ["weekly", "daily"],
  timeZone: "UTC",
  topics: [
    { slug: "rust", name: "Rust", number: 1 },
    { slug: "time", name: "Time", number: 2 },
  ],
} as const;
const parse = (input: PreferenceInput, own = record) =>
  parsePreferences(input, { offer, record: own, now: NOW });
const chosen = (input: PreferenceInput, own = record) => {
  const parsed = parse(input, own);
  return parsed.ok ? parsed.value : parsed.problem.faults?.map(({ field, kind }) => kind ?? field);
};

describe("preferences", () => {
  it("leave as it is what is absent", () => {
    expect(chosen({})).toEqual({
      languages: ["es", "en"],
      topics: [2],
      cadence: "weekly",
      hour: 7,
      timeZone: "Europe/Madrid",
      pauseUntil: null,
    });
  });

  it("take lists and texts, in the order given, and nothing for every topic", () => {
    expect(chosen({ languages: ["en", "", "es", "en"], topics: [""] })).toMatchObject({
      languages: ["en", "es"],
      topics: [],
    });
    expect(chosen({ languages: "es", topics: "Rust, time", cadence: "daily" })).toMatchObject({
      languages: ["es"],
      topics: [1, 2],
      cadence: "daily",
    });
  });

  it("take an hour as a number or text, and none for the newsletter's own", () => {
    expect(chosen({ hour: "0" })).toMatchObject({ hour: 0 });
    expect(chosen({ hour: 23 })).toMatchObject({ hour: 23 });
    expect(chosen({ hour: "" })).toMatchObject({ hour: null });
    expect(chosen({ hour: null })).toMatchObject({ hour: null });
    for (const hour of ["24", "-1", "7.5", "noon", {}, [7]])
      expect(chosen({ hour })).toEqual(["hour-malformed"]);
  });

  it("pause until the start of a day in the reader's zone, as chosen in the same form", () => {
    expect(chosen({ pauseUntil: "2026-12-24" })).toMatchObject({ pauseUntil: Date.UTC(2026, 11, 23, 23) });
    expect(chosen({ pauseUntil: "2026-12-24", timeZone: "Asia/Kathmandu" })).toMatchObject({
      pauseUntil: Date.UTC(2026, 11, 23, 18, 15),
    });
    expect(chosen({ pauseUntil: "2026-11-28" })).toMatchObject({ pauseUntil: Date.UTC(2026, 10, 27, 23) });
    const paused = buildSubscriber("a", { pause: { from: 1, until: NOW + 5000 } });
    expect(chosen({}, paused)).toMatchObject({ pauseUntil: NOW + 5000 });
    expect(chosen({ pauseUntil: "" }, paused)).toMatchObject({ pauseUntil: null });
  });

  it("say what is wrong, all at once, by field and in the reader's words where a form can be wrong", () => {
    expect(chosen({ languages: [""], pauseUntil: "2026-11-27" })).toEqual(["languages-none", "pause-past"]);
    expect(chosen({ pauseUntil: "2026-02-30" })).toEqual(["pause-malformed"]);
    expect(chosen({ pauseUntil: "tomorrow" })).toEqual(["pause-malformed"]);
    expect(chosen({ pauseUntil: 5 })).toEqual(["pause-malformed"]);
    expect(chosen({ pauseUntil: "2036-12-01" })).toEqual(["pause-long"]);
    expect(chosen({ languages: ["fr"], topics: ["none"], cadence: "hourly", timeZone: "Mars/Base" })).toEqual(
      ["languages-unknown", "topics-unknown", "cadence-unknown", "time-zone-unknown"],
    );
    expect(chosen({ languages: 5, topics: [1] })).toEqual(["languages-malformed", "topics-malformed"]);
  });

  it.each(["Madrid", "UTC+2", "Etc/Unknown", 5])("do not take a zone that nobody knows: %j", (timeZone) => {
    expect(chosen({ timeZone })).toEqual(["time-zone-unknown"]);
  });

  it("leave a zone that this platform does not know with the reader who has it", () => {
    const ahead = buildSubscriber("a", { timeZone: "Europe/Tomorrow" });
    expect(chosen({ timeZone: "Europe/Tomorrow" }, ahead)).toMatchObject({ timeZone: "Europe/Tomorrow" });
    expect(chosen({ timeZone: " " })).toMatchObject({ timeZone: "Europe/Madrid" });
    expect(chosen({ timeZone: "asia/tokyo" })).toMatchObject({ timeZone: "Asia/Tokyo" });
  });
});

describe("the end of a pause", () => {
  it.each([
    ["2026-11-27", "pause-past"],
    ["2026-11-28", null],
    [" 2026-11-28 ", null],
    ["2036-11-27", null],
    ["2036-11-28", "pause-long"],
    ["2026-02-30", "pause-malformed"],
    ["2026-2-3", "pause-malformed"],
    ["tomorrow", "pause-malformed"],
    [20261128, "pause-malformed"],
  ])("is a day after today and within ten years: %s, %s", (pauseUntil, kind) => {
    const parsed = parse({ pauseUntil });
    expect(parsed.ok ? null : parsed.problem.faults).toEqual(
      kind === null ? null : [{ field: "pauseUntil", kind, reason: expect.stringMatching(/day/) }],
    );
  });

  it("stays what it was where nothing is said, and is none where it was taken back", () => {
    const paused = { ...record, pause: { from: 1, until: 2 } };
    expect(chosen({}, paused)).toMatchObject({ pauseUntil: 2 });
    expect(chosen({ pauseUntil: "" }, paused)).toMatchObject({ pauseUntil: null });
  });
});

describe("a cadence", () => {
  it("may have blanks and capitals about it, and is one of those that are offered", () => {
    expect(chosen({ cadence: " Daily " })).toMatchObject({ cadence: "daily" });
    for (const cadence of ["monthly", "special", 5, ["daily"], "x"])
      expect(chosen({ cadence })).toEqual(["cadence-unknown"]);
  });
});

describe("topics", () => {
  it("are twenty at most, each once", () => {
    const many = Array.from({ length: 21 }, (_, index) => ({
      ...{ slug: `t${index}`, name: `T${index}`, number: 100 - index },
    }));
    const choose = (count: number) => {
      const topics = [...many.slice(0, count).map(({ slug }) => slug), "t0"];
      const parsed = parsePreferences({ topics }, { offer: { ...offer, topics: many }, record, now: NOW });
      return parsed.ok ? parsed.value.topics : parsed.problem.faults;
    };
    expect(choose(20)).toEqual(
      many
        .slice(0, 20)
        .map(({ number }) => number)
        .sort((a, b) => a - b),
    );
    expect(choose(21)).toEqual([
      {
        ...{ field: "topics", kind: "topics-too-many", reason: "Choose at most 20 topics." },
        named: { number: 20 },
      },
    ]);
  });

  it("that nobody offers are named, cut short, with those that are", () => {
    const parsed = parse({ topics: "x".repeat(50) });
    expect(parsed.ok ? null : parsed.problem.faults?.[0]).toMatchObject({
      kind: "topics-unknown",
      named: { value: "x".repeat(40), offered: "rust, time" },
    });
  });

  it.each([[[5]], [{}], [7], [Array(101).fill("rust")]])("are no list that cannot be read: %j", (topics) => {
    expect(chosen({ topics })).toEqual(["topics-malformed"]);
    expect(chosen({ languages: topics })).toEqual(["languages-malformed"]);
  });
});
