import { asSubscriberId } from "../../src/core/ids.ts";
import type { ActiveSubscriber, ConsentAct, Subscriber } from "../../src/core/subscribers/subscriber.ts";

export const CONFIRMED_AT = Date.UTC(2026, 0, 1);

/** `idOf("a1")`: an id of 64 hex digits that begins like that. */
export const idOf = (start: string) => asSubscriberId(start.padEnd(64, "0"));

const act: ConsentAct = {
  at: CONFIRMED_AT,
  via: "form",
  wording: "Yes",
  language: "en",
  origin: null,
  client: null,
};

export const buildSubscriber = (
  start: string,
  changes: Partial<ActiveSubscriber> = {},
): ActiveSubscriber => ({
  id: idOf(start),
  address: `${start}@example.com`,
  status: "active",
  languages: ["en"],
  topics: [],
  cadence: "weekly",
  hour: null,
  timeZone: "UTC",
  confirmedAt: CONFIRMED_AT,
  servedThrough: null,
  catchUpThrough: null,
  pause: null,
  consent: { signup: act, confirmation: act },
  ...changes,
});

export const departed = (record: ActiveSubscriber, leftAt: number): Subscriber => ({
  ...record,
  status: "unsubscribed",
  leftAt,
});
