import type { Cadence } from "../../../src/core/cadence.ts";
import { asSubscriberId } from "../../../src/core/ids.ts";
import { deriveReader } from "../../../src/core/subscribers/subscriber.ts";
import { buildSubscriber } from "../../builders/subscribers.ts";

/** Zones all round the world, half and quarter hours among them, and the hours that their clock changes lack and repeat. */
const HOURS: Readonly<Record<string, readonly (number | null)[]>> = {
  "Pacific/Kiritimati": [null, 7, 20],
  "Pacific/Chatham": [null, 3, 8],
  "Pacific/Auckland": [2, 7, 23],
  "Australia/Lord_Howe": [null, 1, 2],
  "Asia/Kathmandu": [null, 7],
  "Asia/Kolkata": [0, 18],
  "Africa/Cairo": [0, 23],
  "Europe/Berlin": [null, 2, 22],
  "Europe/London": [1, 7],
  "Africa/Casablanca": [2, 12],
  "America/St_Johns": [null, 1, 2],
  "America/New_York": [1, 2],
  "America/Los_Angeles": [null, 1, 2],
  "Pacific/Pago_Pago": [null, 0, 23],
};

const CADENCES: readonly Cadence[] = ["daily", "weekly", "monthly", "instant"];
/** By turns: everything in English, gardens in Spanish or else English, systems in English. */
const TASTES = [
  { languages: ["en"], topics: [] },
  { languages: ["es", "en"], topics: [2] },
  { languages: ["en"], topics: [1] },
];

/** One reader for each zone, hour and cadence. */
export function createReaders() {
  const wishes = Object.entries(HOURS).flatMap(([timeZone, hours]) =>
    hours.flatMap((hour) => CADENCES.map((cadence) => ({ timeZone, hour, cadence }))),
  );
  return wishes.map((wish, index) => ({
    ...deriveReader(buildSubscriber("")),
    ...wish,
    ...TASTES[Math.floor(index / CADENCES.length) % TASTES.length],
    id: asSubscriberId((index + 1).toString(16).padStart(64, "0")),
    address:
      `${wish.cadence}-${wish.hour ?? "own"}-${wish.timeZone.replace("/", ".")}@example.com`.toLowerCase(),
  }));
}
