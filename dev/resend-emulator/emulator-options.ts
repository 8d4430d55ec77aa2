import type { EmulatedDomain } from "./domains.ts";
import type { EventOptions } from "./events/event-sender.ts";

/** How the emulated account is set up. Everything is off unless named. */
export interface EmulatorOptions {
  /** The only key that is let in; without it any key will do. */
  readonly apiKey?: string;
  /** Requests a second for the whole account; absent: no limit. */
  readonly requestsPerSecond?: number;
  /** How that second is measured (`fixed`): whole clock seconds, or the last 1,000 ms. */
  readonly window?: "fixed" | "sliding";
  /** Recipients a UTC day, and a UTC month. */
  readonly dailyQuota?: number;
  readonly monthlyQuota?: number;
  /** The sending domains of the account (`example.com`, verified). */
  readonly domains?: readonly EmulatedDomain[];
  /** `false` keeps only addresses, subject, headers and idempotency key of a mail: for load tests. */
  readonly keepBodies?: boolean;
  /** Decides which calls a fault with a share strikes; equal seeds strike equally (1). */
  readonly seed?: number;
  /** Where it reports what becomes of its mails; absent: nowhere. */
  readonly events?: EventOptions;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}
