import { describe, expect, it } from "vitest";
import { encodeReaderMetadata, parseReaderMetadata } from "../../../src/core/subscribers/reader-metadata.ts";
import { deriveReader } from "../../../src/core/subscribers/subscriber.ts";
import { buildSubscriber, departed, idOf } from "../../builders/subscribers.ts";

describe("the metadata of a reader", () => {
  it.each([
    buildSubscriber("a"),
    buildSubscriber("b", { hour: 0, topics: [1, 2], servedThrough: 5, pause: { from: 1, until: 2 } }),
    departed(buildSubscriber("c"), 7),
  ])("holds all that sending needs to know of $address", (record) => {
    const stored: unknown = JSON.parse(JSON.stringify(encodeReaderMetadata(deriveReader(record))));
    expect(parseReaderMetadata(record.id, stored)).toEqual(deriveReader(record));
  });

  it.each([
    null,
    undefined,
    "x",
    {},
    { a: "a@example.com" },
    { a: "a", s: "x", l: [], t: [], c: "weekly", h: null, z: "UTC", f: 1 },
    { a: 5, s: "a", l: [], t: [], c: "weekly", h: null, z: "UTC", f: 1 },
    { a: "a", s: "a", l: "en", t: [], c: "weekly", h: null, z: "UTC", f: 1 },
    { a: "a", s: "a", l: [], t: null, c: "weekly", h: null, z: "UTC", f: 1 },
    { a: "a", s: "a", l: [], t: [], c: "hourly", h: null, z: "UTC", f: 1 },
    { a: "a", s: "a", l: [], t: [], c: 7, h: null, z: "UTC", f: 1 },
    { a: "a", s: "a", l: [], t: [], c: "weekly", h: null, z: null, f: 1 },
    { a: "a", s: "a", l: [], t: [], c: "weekly", h: null, z: "UTC", f: "2026-01-01" },
  ])("is not read from %j", (stored) => {
    expect(parseReaderMetadata(idOf("a"), stored)).toBeNull();
  });
});

it("what an earlier version did not write of a reader is not known", () => {
  const stored = { a: "a@example.com", s: "u", l: ["en"], t: [3], c: "daily", z: "UTC", f: 1 };
  expect(parseReaderMetadata(idOf("a"), stored)).toEqual({
    ...{ id: idOf("a"), address: "a@example.com", status: "unsubscribed", languages: ["en"], topics: [3] },
    ...{ cadence: "daily", hour: null, timeZone: "UTC", confirmedAt: 1 },
    ...{ servedThrough: null, catchUpThrough: null, pause: null },
  });
});
