import type { RateReading } from "../core/answer.ts";
import type { Instant } from "../core/ids.ts";
import type { StartUse } from "../core/learn-from-answer.ts";

export type Lane = "transactional" | "digest";

/** When the provider account's next requests may start: one counter for the whole account. */
export interface Pacer {
  /**
   * At most `count` start times, ascending. A confirmation gets the next ones at once. A digest waits for its turn
   * among all issues and then gets those of the next moment only, so that a confirmation can overtake it.
   */
  reserve(lane: Lane, taker: string, count: number): Promise<readonly Instant[]>;
  /** What the provider said about its rate, and how the start was used where the taker knows. */
  report(reading: RateReading, use?: StartUse): Promise<void>;
}
