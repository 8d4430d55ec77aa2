import type { PacingState } from "../../core/provider/pacing/pacing-state.ts";
import { beginCarefully, parsePacing, parseQuotaCount } from "../../core/provider/pacing/parse-pacing.ts";
import { EMPTY_QUOTA, type QuotaCount } from "../../core/provider/quota.ts";
import type { PacingStore } from "../../ports/provider/pacing-store.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import type { Log } from "../../ports/runtime/log.ts";

/**
 * The pacer's state in its object's storage. One object, one thread: what was written last is read from memory. A state
 * of an earlier version keeps what it has and begins the rest anew. Where an answer only measured something, that is
 * kept with the next start: a transaction for each answer costs as much as the one for its start, and what a crash
 * between the two loses is measured anew. A record that cannot be read stops no mail: it is logged, and the pacer begins
 * carefully.
 */
export function createPacingStore(
  storage: DurableObjectStorage,
  { clock, log }: { readonly clock: Pick<Clock, "now">; readonly log: Log },
): PacingStore {
  let pacing: PacingState | null = null;
  let quota: QuotaCount | null = null;
  const complain = <Value>(id: string, instead: Value): Value => {
    log.record("row.unreadable", { table: "pacer", id });
    return instead;
  };
  return {
    readPacing() {
      pacing ??= parsePacing(storage.kv.get("pacing")) ?? complain("pacing", beginCarefully(clock.now()));
      return pacing;
    },
    writePacing(state) {
      const before = pacing;
      pacing = state;
      if (before === null || selectPromises(before) !== selectPromises(state))
        storage.kv.put("pacing", state);
    },
    readQuota() {
      quota ??= parseQuotaCount(storage.kv.get("quota") ?? EMPTY_QUOTA) ?? complain("quota", EMPTY_QUOTA);
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
  starts,
  advertisedAt,
  baselineLatencyMs,
  excessLatencyMs,
  outlierBudgetMs,
  ...promises
}: PacingState): string {
  return JSON.stringify([promises, starts.at(-1)?.at]);
}
