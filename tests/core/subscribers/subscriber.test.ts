import { describe, expect, it } from "vitest";
import { formatReaderCursor, parseReaderCursor } from "../../../src/core/subscribers/reader-cursor.ts";
import { deriveReader } from "../../../src/core/subscribers/subscriber.ts";
import { isSameRecord, parseSubscriberRecord } from "../../../src/core/subscribers/subscriber-record.ts";
import { buildSubscriber, CONFIRMED_AT, departed } from "../../builders/subscribers.ts";

const ACTIVE = buildSubscriber("a");
const NOW = CONFIRMED_AT + 1000;
const PAUSED = buildSubscriber("a", { pause: { from: NOW - 10, until: NOW + 10 } });

describe("a reader, as sending sees them", () => {
  it("is the record without the evidence of their consent", () => {
    const { consent: _, ...reader } = PAUSED;
    expect(deriveReader(PAUSED)).toEqual(reader);
  });
});

describe("a stored record", () => {
  const gone = departed(ACTIVE, NOW);

  it("is read as it was written", () => {
    for (const record of [ACTIVE, PAUSED, gone])
      expect(parseSubscriberRecord(JSON.parse(JSON.stringify(record)))).toEqual(record);
  });

  it.each([
    ["nothing", null],
    ["a text", "active"],
    ["no id", { ...ACTIVE, id: undefined }],
    ["no address", { ...ACTIVE, address: 5 }],
    ["no date of a confirmation", { ...ACTIVE, confirmedAt: "2026-01-01" }],
    ["a cadence of its own", { ...ACTIVE, cadence: "hourly" }],
    ["no list of languages", { ...ACTIVE, languages: "en" }],
    ["no list of topics", { ...ACTIVE, topics: null }],
    ["a status of its own", { ...ACTIVE, status: "pending" }],
    ["an unsubscription without a date", { ...gone, leftAt: undefined }],
  ])("is none with %s", (_, stored) => {
    expect(parseSubscriberRecord(stored)).toBeNull();
  });

  it("is the same as another where every fact is", () => {
    expect(isSameRecord(ACTIVE, { ...ACTIVE })).toBe(true);
    expect(isSameRecord(ACTIVE, { ...ACTIVE, hour: 7 })).toBe(false);
    expect(isSameRecord(null, null)).toBe(true);
    expect(isSameRecord(ACTIVE, null)).toBe(false);
  });
});

describe("the place where a listing of readers goes on", () => {
  it.each([
    { base: null, after: null },
    { base: "page", after: null },
    { base: null, after: "id" },
    { base: "page", after: "id" },
  ])("is read as it was written: %j", (cursor) => {
    expect(parseReaderCursor(formatReaderCursor(cursor))).toEqual(cursor);
  });

  it("is the start where there is none", () => {
    expect(parseReaderCursor(null)).toEqual({ base: null, after: null });
  });

  it.each(["", "nonsense", "{}", "null", "[]", '["a"]', '["a",5]', '[5,"a"]', '["a","b","c"]', '"ab"'])(
    "is not %s, which we did not write",
    (text) => {
      expect(parseReaderCursor(text)).toBeNull();
    },
  );
});
