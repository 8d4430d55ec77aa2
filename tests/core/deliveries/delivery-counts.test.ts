import { describe, expect, it } from "vitest";
import {
  countByDay,
  deriveCountDelay,
  NOTHING_REPORTED,
} from "../../../src/core/deliveries/delivery-counts.ts";
import {
  type DeliveryTimes,
  deriveSuppression,
  listEvents,
} from "../../../src/core/deliveries/delivery-event.ts";
import { deriveDeliveryShard } from "../../../src/core/deliveries/delivery-report.ts";
import { asSubscriberId } from "../../../src/core/ids.ts";

const NOTHING: DeliveryTimes = {
  delivered: null,
  delivery_delayed: null,
  bounced: null,
  bounced_softly: null,
  complained: null,
  failed: null,
  suppressed: null,
};

describe("counts of what was reported", () => {
  it("count each fact on the day that it happened", () => {
    expect(
      countByDay([
        { days: { ...NOTHING, delivered: 11, complained: 12 }, mails: 2 },
        { days: { ...NOTHING, delivered: 11 }, mails: 5 },
        { days: { ...NOTHING, bounced: 10, bounced_softly: 11 }, mails: 1 },
      ]),
    ).toEqual([
      { day: 10, counts: { ...NOTHING_REPORTED, bounced: 1 } },
      { day: 11, counts: { ...NOTHING_REPORTED, delivered: 7, bounced_softly: 1 } },
      { day: 12, counts: { ...NOTHING_REPORTED, complained: 2 } },
    ]);
    expect(countByDay([])).toEqual([]);
  });

  it("are written two seconds after an event, and the later the more there is to count", () => {
    expect(deriveCountDelay(0)).toBe(2_000);
    expect(deriveCountDelay(4_000)).toBe(2_000);
    expect(deriveCountDelay(62_500)).toBe(31_250);
  });
});

describe("what was reported of a mail", () => {
  it("suppresses an address only where it is about the address", () => {
    expect(
      (["delivered", "delivery_delayed", "failed", "bounced_softly"] as const).map(deriveSuppression),
    ).toEqual([null, null, null, null]);
    expect((["bounced", "complained", "suppressed"] as const).map(deriveSuppression)).toEqual([
      "bounce",
      "complaint",
      "provider",
    ]);
  });

  it("is told as events, oldest first", () => {
    expect(listEvents({ ...NOTHING, delivered: 3, bounced_softly: 1, delivery_delayed: 2 })).toEqual([
      { type: "bounced", at: 1 },
      { type: "delivery_delayed", at: 2 },
      { type: "delivered", at: 3 },
    ]);
  });

  it("is kept in the sixteenth that the reader's id begins with", () => {
    for (const digit of "0123456789abcdef")
      expect(deriveDeliveryShard(asSubscriberId(digit + "0".repeat(63)))).toBe(Number.parseInt(digit, 16));
  });
});
