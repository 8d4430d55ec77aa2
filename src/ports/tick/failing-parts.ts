import type { Instant } from "../../core/ids.ts";
import type { FailingPart } from "../../core/settings/health.ts";

/** The parts of the tick that fail now: shown on `/health`, forgotten as soon as they work again. */
export interface FailingParts {
  /** Records what one tick saw. A part that failed before keeps the moment at which its failing began. Idempotent. */
  record(
    seen: { readonly failed: readonly string[]; readonly worked: readonly string[] },
    at: Instant,
  ): Promise<void>;
  list(): Promise<readonly FailingPart[]>;
  /** When the latest tick ended; null: there was none yet. */
  findLatestTick(): Promise<Instant | null>;
}
