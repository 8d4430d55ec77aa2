import type { Instant } from "../ids.ts";
import { findLatestSlot, type Rhythm, type SlottedCadence } from "./slot.ts";

const DAY_MS = 86_400_000;
/** Even a monthly slot comes within so many days. */
const MOST_DAYS = 33;

/** The first slot after `t`. */
export function findNextSlot(cadence: SlottedCadence, t: Instant, rhythm: Rhythm): Instant | null {
  for (let days = 1; days <= MOST_DAYS; days += 1) {
    const { at } = findLatestSlot(cadence, t + days * DAY_MS, rhythm);
    if (at > t) return at;
  }
  return null;
}
