import type { Keeping } from "../../core/keeping.ts";

/** Deletes what nobody needs any more: a limited amount at once, the rest another time. Idempotent. */
export interface Pruner {
  prune(keeping: Keeping): Promise<void>;
}
