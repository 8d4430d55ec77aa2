import { describe, expect, it } from "vitest";
import {
  type CadencePositions,
  decidePreferences,
} from "../../../../src/core/subscribers/preferences/decide-preferences.ts";
import type { PreferenceChoices } from "../../../../src/core/subscribers/preferences/parse-preferences.ts";
import type { ActiveSubscriber } from "../../../../src/core/subscribers/subscriber.ts";
import { buildSubscriber } from "../../../builders/subscribers.ts";

const offered = ["weekly", "daily", "monthly"] as const;
const MONDAY = 1000;
const FRIDAY = 5000;
const positions: CadencePositions = {
  revision: 7,
  plannedAt: 4000,
  ends: [
    { cadence: "weekly", through: MONDAY },
    { cadence: "daily", through: FRIDAY },
  ],
  waiting: [],
};

function change(
  record: ActiveSubscriber,
  choices: Partial<PreferenceChoices>,
  facts: Partial<CadencePositions> = {},
  now = 6000,
) {
  const { languages, topics, cadence, hour, timeZone } = record;
  const all = {
    languages,
    topics,
    cadence,
    hour,
    timeZone,
    pauseUntil: record.pause?.until ?? null,
    ...choices,
  };
  return decidePreferences(record, all, { offered, positions: { ...positions, ...facts }, now });
}

const weekly = buildSubscriber("a");

describe("a change of cadence", () => {
  it("to a faster one owes what that one had passed by since the last issue of the old one", () => {
    const decision = change(weekly, { cadence: "daily" });
    expect(decision.record).toMatchObject({
      cadence: "daily",
      servedThrough: MONDAY,
      catchUpThrough: FRIDAY,
    });
    expect(decision.switch).toEqual({
      revision: 7,
      cadence: "daily",
      through: FRIDAY,
      servedThrough: MONDAY,
    });
  });

  it("to a slower one owes nothing: its next window reaches back far enough", () => {
    const daily = buildSubscriber("a", { cadence: "daily" });
    expect(change(daily, { cadence: "weekly" }).record).toMatchObject({
      servedThrough: FRIDAY,
      catchUpThrough: null,
    });
    expect(change(weekly, { cadence: "monthly" }).record).toMatchObject({
      servedThrough: MONDAY,
      catchUpThrough: null,
    });
  });

  it("that is taken back before the next issue is as if it had not been", () => {
    const switched = change(weekly, { cadence: "daily" }).record ?? weekly;
    const waiting = [{ cadence: "daily", through: FRIDAY }] as const;
    expect(change(switched, { cadence: "weekly" }, { waiting }).record).toMatchObject({
      servedThrough: MONDAY,
      catchUpThrough: null,
    });
    const later = { waiting, ends: [{ cadence: "weekly", through: 5500 }] } as const;
    expect(change(switched, { cadence: "weekly" }, later).record).toMatchObject({
      servedThrough: MONDAY,
      catchUpThrough: 5500,
    });
  });

  it("after the first issue of the new one goes on from there", () => {
    const switched = change(weekly, { cadence: "daily" }).record ?? weekly;
    const ends = [
      { cadence: "weekly", through: MONDAY },
      { cadence: "daily", through: 7000 },
    ] as const;
    expect(change(switched, { cadence: "weekly" }, { ends }).record).toMatchObject({
      servedThrough: 7000,
      catchUpThrough: null,
    });
  });

  it("never goes back behind what an earlier cadence had brought already", () => {
    const ahead = buildSubscriber("a", { servedThrough: FRIDAY + 1 });
    expect(change(ahead, { cadence: "daily" }).record).toMatchObject({
      servedThrough: FRIDAY + 1,
      catchUpThrough: null,
    });
    const behind = buildSubscriber("a", { servedThrough: MONDAY - 1 });
    expect(change(behind, { cadence: "daily" }).record).toMatchObject({ servedThrough: MONDAY });
    expect(change(ahead, { cadence: "daily" }, { ends: [] }).record).toMatchObject({
      servedThrough: FRIDAY + 1,
      catchUpThrough: null,
    });
  });

  it("owes nothing where both cadences ended at the same moment", () => {
    const ends = [
      { cadence: "weekly", through: MONDAY },
      { cadence: "daily", through: MONDAY },
    ] as const;
    expect(change(weekly, { cadence: "daily" }, { ends }).record?.catchUpThrough).toBeNull();
  });

  it("owes everything to who had nothing yet", () => {
    const ends = [{ cadence: "daily", through: FRIDAY }] as const;
    expect(change(weekly, { cadence: "daily" }, { ends }).record).toMatchObject({
      servedThrough: null,
      catchUpThrough: FRIDAY,
    });
  });

  it("counts after everything that was planned before, whatever this machine's clock says", () => {
    expect(change(weekly, { cadence: "daily" }, { plannedAt: 9000 }).at).toBe(9001);
    expect(change(weekly, { topics: [1] }, { plannedAt: 9000 }).at).toBe(6000);
  });

  it("between two names of one cadence changes the name alone", () => {
    const instant = buildSubscriber("a", { cadence: "instant" }); // not offered any more: the default serves them
    expect(change(instant, { cadence: "weekly" })).toMatchObject({
      switch: null,
      record: { cadence: "weekly", servedThrough: null, catchUpThrough: null },
    });
  });
});

describe("a pause", () => {
  it("begins now, goes on from where it began, and is over when it is taken back", () => {
    const paused = change(weekly, { pauseUntil: 9000 }).record ?? weekly;
    expect(paused.pause).toEqual({ from: 6000, until: 9000 });
    const longer = change(paused, { pauseUntil: 10_000 }, {}, 7000).record ?? weekly;
    expect(longer.pause).toEqual({ from: 6000, until: 10_000 });
    const over = change(longer, { pauseUntil: null }, {}, 8000).record ?? weekly;
    expect(over.pause).toEqual({ from: 6000, until: 8000 });
    expect(change(over, { pauseUntil: null }, {}, 9000).record).toBeNull();
    expect(change(over, { pauseUntil: 12_000 }, {}, 9000).record?.pause).toEqual({
      from: 9000,
      until: 12_000,
    });
  });
});

it("nothing different is no change", () => {
  expect(change(weekly, {}).record).toBeNull();
});
