import type { Instant } from "../../core/ids.ts";

export interface Clock {
  now(): Instant;
  /** Resolves after that many milliseconds; at once where it is not positive. */
  sleep(ms: number): Promise<void>;
}
