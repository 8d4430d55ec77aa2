import type { RateReading } from "../core/answer.ts";
import type { Instant } from "../core/ids.ts";

export type Lane = "transactional" | "digest";

/** When the provider account's next requests may start: one counter for the whole account. */
export interface Pacer {
  /** At most `count` start times, ascending. A digest gets fewer at a time, so that a confirmation can overtake it. */
  reserve(lane: Lane, taker: string, count: number): Promise<readonly Instant[]>;
  /** What the provider said about its rate. */
  report(reading: RateReading): Promise<void>;
}
