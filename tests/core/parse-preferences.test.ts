import { describe, expect, it } from "vitest";
import { type PreferenceInput, parsePreferences } from "../../src/core/parse-preferences.ts";
import { buildSubscriber } from "../builders/subscribers.ts";

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
