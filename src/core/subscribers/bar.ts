import type { Instant } from "../ids.ts";

/** Why an address is not mailed: its reader left, it is suppressed, or both. */
export interface Bar {
  readonly unsubscribedAt: Instant | null;
  readonly isSuppressed: boolean;
}
