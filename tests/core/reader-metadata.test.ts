import { describe, expect, it } from "vitest";
import { encodeReaderMetadata, parseReaderMetadata } from "../../src/core/reader-metadata.ts";
import { deriveReader } from "../../src/core/subscriber.ts";
import { buildSubscriber, departed, idOf } from "../builders/subscribers.ts";

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
  ])("is not read from %j", (stored) => {
    expect(parseReaderMetadata(idOf("a"), stored)).toBeNull();
  });
});
