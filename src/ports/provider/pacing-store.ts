import type { PacingState } from "../../core/provider/pacing/pacing-state.ts";
import type { QuotaCount } from "../../core/provider/quota.ts";

/** What the pacer keeps over a restart. Synchronous; a write is durable before any answer leaves. */
export interface PacingStore {
  readPacing(): PacingState;
  writePacing(state: PacingState): void;
  readQuota(): QuotaCount;
  writeQuota(count: QuotaCount): void;
}
