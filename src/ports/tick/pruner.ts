import type { Keeping } from "../../core/keeping.ts";

/** Forgets what nobody needs any more: so much at once, the rest another time. Idempotent. */
export interface Pruner {
  prune(keeping: Keeping): Promise<void>;
}
