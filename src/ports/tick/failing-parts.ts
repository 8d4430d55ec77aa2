import type { Instant } from "../../core/ids.ts";
import type { FailingPart } from "../../core/settings/health.ts";

/** Which parts of a tick fail until now: shown on `/health`, forgotten as soon as they work again. */
export interface FailingParts {
  /** What one tick saw. A part that failed before keeps the moment since when it fails. Idempotent. */
  record(
    seen: { readonly failed: readonly string[]; readonly worked: readonly string[] },
    at: Instant,
  ): Promise<void>;
  list(): Promise<readonly FailingPart[]>;
}
