import { describe, expect, it } from "vitest";
import { decideUnsubscription } from "../../../src/core/subscribers/decide-unsubscription.ts";
import { buildSubscriber, departed } from "../../builders/subscribers.ts";

const NOW = Date.UTC(2026, 10, 23, 9);
const ACTIVE = buildSubscriber("a", { pause: { from: NOW - 5, until: NOW + 5 } });
const GONE = departed(buildSubscriber("a"), NOW - 100);
const facts = { record: null, unsubscribedAt: null, askedAt: null };

describe("whoever leaves", () => {
  it("is unsubscribed as of now, and keeps no pause", () => {
    expect(decideUnsubscription({ ...facts, record: ACTIVE }, NOW)).toEqual({
      action: "leave",
      record: { ...ACTIVE, status: "unsubscribed", leftAt: NOW, pause: null },
    });
  });

  it("is remembered though no record of them is found", () => {
    expect(decideUnsubscription(facts, NOW)).toEqual({ action: "leave", record: null });
  });

  it("is remembered though their record alone says that they left, with the date that it has", () => {
    expect(decideUnsubscription({ ...facts, record: GONE }, NOW)).toEqual({ action: "leave", record: GONE });
  });

  it.each([
    ["no record", null],
    ["a record that says so", GONE],
  ])("has left already where an unsubscription and %s are there", (_, record) => {
    expect(decideUnsubscription({ ...facts, record, unsubscribedAt: NOW - 100 }, NOW)).toEqual({
      action: "already-gone",
    });
  });

  it("leaves once more who is active in spite of an unsubscription", () => {
    expect(decideUnsubscription({ ...facts, record: ACTIVE, unsubscribedAt: NOW - 100 }, NOW).action).toBe(
      "leave",
    );
  });

  it.each([
    ["after they left", NOW - 99, "leave"],
    ["in the very millisecond that they left", NOW - 100, "already-gone"],
    ["before they left", NOW - 101, "already-gone"],
  ])("and asked to join %s: %i, %s", (_, askedAt, action) => {
    expect(decideUnsubscription({ record: null, unsubscribedAt: NOW - 100, askedAt }, NOW).action).toBe(
      action,
    );
    expect(decideUnsubscription({ record: GONE, unsubscribedAt: NOW - 100, askedAt }, NOW).action).toBe(
      action,
    );
  });

  it("leaves who asked to join and never left before", () => {
    expect(decideUnsubscription({ ...facts, askedAt: NOW - 1 }, NOW)).toEqual({
      action: "leave",
      record: null,
    });
  });
});
