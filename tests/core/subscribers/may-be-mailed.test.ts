import { describe, expect, it } from "vitest";
import { explainBarred, isActiveAt } from "../../../src/core/subscribers/may-be-mailed.ts";
import { deriveReader } from "../../../src/core/subscribers/subscriber.ts";
import { buildSubscriber, CONFIRMED_AT, departed } from "../../builders/subscribers.ts";

const ACTIVE = buildSubscriber("a");
const NOW = CONFIRMED_AT + 1000;
const PAUSED = buildSubscriber("a", { pause: { from: NOW - 10, until: NOW + 10 } });

describe("whether a reader is written to", () => {
  it.each([
    ["from the moment that they confirmed", ACTIVE, CONFIRMED_AT, true],
    ["not before they confirmed", ACTIVE, CONFIRMED_AT - 1, false],
    ["not once they left", departed(ACTIVE, NOW), NOW, false],
    ["before a pause", PAUSED, NOW - 11, true],
    ["not from the moment that a pause begins", PAUSED, NOW - 10, false],
    ["not to the last moment of a pause", PAUSED, NOW + 9, false],
    ["from the moment that a pause ends", PAUSED, NOW + 10, true],
  ])("%s", (_, record, at, active) => {
    expect(isActiveAt(deriveReader(record), at)).toBe(active);
  });
});

describe("whether a mail to one person goes out still", () => {
  const asked = { askedAt: NOW, asksToConfirm: false };
  const joins = { askedAt: NOW, asksToConfirm: true };

  it.each([
    ["goes to whoever is on no list", { unsubscribedAt: null, suppressed: null }, asked, null],
    ["goes to nobody who is suppressed", { unsubscribedAt: null, suppressed: "bounce" }, joins, "suppressed"],
    [
      "goes to nobody who left and is suppressed",
      { unsubscribedAt: 1, suppressed: "bounce" },
      joins,
      "suppressed",
    ],
    ["goes to nobody who left", { unsubscribedAt: NOW - 1, suppressed: null }, asked, "left"],
    [
      "goes to whoever left before they asked to join",
      { unsubscribedAt: NOW - 1, suppressed: null },
      joins,
      null,
    ],
    ["goes to nobody who left after they asked", { unsubscribedAt: NOW, suppressed: null }, joins, "left"],
  ])("%s", (_, standing, mail, why) => {
    expect(explainBarred(standing, mail)).toBe(why);
  });
});
