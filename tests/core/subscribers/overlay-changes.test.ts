import { describe, expect, it } from "vitest";
import { overlayChanges } from "../../../src/core/subscribers/overlay-changes.ts";
import { deriveReader } from "../../../src/core/subscribers/subscriber.ts";
import { buildSubscriber, departed, idOf } from "../../builders/subscribers.ts";

const a = buildSubscriber("a");
const b = buildSubscriber("b");
const left = departed(a, 100);
const change = (at: number, before: typeof a | null, record: typeof a | typeof left | null) => ({
  id: (before ?? record)?.id ?? idOf("a"),
  at,
  before,
  record,
});
const statuses = (readers: ReturnType<typeof overlayChanges>) =>
  readers.map(({ id, status }) => `${id[0]} ${status}`);

describe("recent changes over a list that may be stale", () => {
  it("add who is not listed yet and drop who is erased, in order of ids", () => {
    const readers = overlayChanges([deriveReader(b)], [change(10, null, a), change(11, b, null)], 50);
    expect(statuses(readers)).toEqual(["a active"]);
  });

  it("show readers as they were at that instant", () => {
    const changes = [change(10, null, a), change(100, a, left)];
    expect(statuses(overlayChanges([], changes, 5))).toEqual([]);
    expect(statuses(overlayChanges([], changes, 10))).toEqual(["a active"]);
    expect(statuses(overlayChanges([], changes, 99))).toEqual(["a active"]);
    expect(statuses(overlayChanges([], changes, 100))).toEqual(["a unsubscribed"]);
  });

  it("find in the first later change what a list already shows differently", () => {
    expect(statuses(overlayChanges([deriveReader(left)], [change(100, a, left)], 50))).toEqual(["a active"]);
  });

  it("leave alone whom nobody changed", () => {
    expect(overlayChanges([deriveReader(a)], [], 50)).toEqual([deriveReader(a)]);
  });
});
