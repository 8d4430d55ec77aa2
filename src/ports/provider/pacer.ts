import type { Instant } from "../../core/ids.ts";
import type { RateReading } from "../../core/provider/answer.ts";
import type { Lane } from "../../core/provider/lane.ts";
import type { StartUse } from "../../core/provider/pacing/learn-latency.ts";

/** When the provider account's next requests may start: one counter for the whole account. */
export interface Pacer {
  /**
   * At most `count` start times, ascending. A confirmation or welcome mail gets the next ones at once. A digest waits for its turn
   * among all issues and then gets those of the next moment only, so that a confirmation can overtake it.
   */
  reserve(lane: Lane, requester: string, count: number): Promise<readonly Instant[]>;
  /** A start that its requester missed: its place is free again, at once. */
  release(startAt: Instant): Promise<void>;
  /** What the provider said about its rate, and how the start was used where the requester knows. */
  report(reading: RateReading, use?: StartUse): Promise<void>;
}

/** What the pacer learnt from the provider's answers. */
export interface PacerMemory {
  /** It counts no more: an author resumed an issue, so its cause may be mended. Idempotent. */
  forgetLearnt(): Promise<void>;
}
