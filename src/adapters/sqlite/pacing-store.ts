import { INITIAL_PACING, type PacingState } from "../../core/pacing.ts";
import { EMPTY_QUOTA, type QuotaCount } from "../../core/quota.ts";
import type { PacingStore } from "../../ports/pacing-store.ts";

/**
 * The pacer's state in its object's storage. One object, one thread: what was written last is read from memory. A state
 * of an earlier version keeps what it has and begins the rest anew. Where an answer only measured something, that is
 * kept with the next start: a transaction for each answer costs as much as the one for its start, and what a crash
 * between the two loses is measured anew.
 */
export function createPacingStore(storage: DurableObjectStorage): PacingStore {
  let pacing: PacingState | null = null;
  let quota: QuotaCount | null = null;
  return {
    readPacing() {
      pacing ??= { ...INITIAL_PACING, ...storage.kv.get<Partial<PacingState>>("pacing") };
      return pacing;
    },
    writePacing(state) {
      const before = pacing;
      pacing = state;
      if (before === null || selectPromises(before) !== selectPromises(state))
        storage.kv.put("pacing", state);
    },
    readQuota() {
      quota ??= storage.kv.get<QuotaCount>("quota") ?? EMPTY_QUOTA;
      return quota;
    },
    writeQuota(count) {
      quota = count;
      storage.kv.put("quota", count);
    },
  };
}

/** What a restart must not forget: who may start when, and what was learnt from refusals. The rest is measured. */
function selectPromises({
  arrivals,
  open,
  statedAt,
  swiftMs,
  answersHeard,
  allowanceMs,
  allowanceAt,
  ...promises
}: PacingState): string {
  return JSON.stringify(promises);
}
