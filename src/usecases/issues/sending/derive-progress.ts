import type { Instant } from "../../../core/ids.ts";
import type { LedgerFacts } from "../../../core/issues/batch.ts";
import type { Move } from "../../../core/issues/decide-next-move.ts";
import { deriveQuotaEnd } from "../../../core/issues/derive-quota-end.ts";
import type { ShardProgress } from "../../../core/issues/issue.ts";
import { listWaves } from "../../../core/issues/wave.ts";
import type { QuotaRoom } from "../../../core/provider/quota.ts";

/** What the account allows; the shards of an issue share it evenly. */
export interface Pace {
  readonly ratePerSecond: number;
  readonly batchSize: number;
  readonly shards: number;
  readonly room: QuotaRoom;
}

/** What a shard reports after a slice. The expected end follows from the account's rate and quota. */
export function deriveProgress(
  facts: LedgerFacts,
  move: Move,
  pace: Pace,
  now: Instant,
): Omit<ShardProgress, "report"> {
  const waitingFor = move.do === "rest" ? move.waitingFor : null;
  const startsAt = move.do === "rest" ? move.until : now;
  return {
    audience: facts.listed ? facts.audience : null,
    submitted: facts.submitted,
    refused: facts.refused,
    unknown: facts.unknown,
    waitingFor,
    stoppedBecause: facts.stoppedBecause,
    expectedEndAt: facts.listed && startsAt !== null ? expectEnd(facts, pace, now, startsAt) : null,
    done: move.do === "close",
  };
}

/** The end of the last wave. Frozen batches have their share of the quota already and need only the rate. */
function expectEnd(facts: LedgerFacts, pace: Pace, now: Instant, startsAt: Instant): Instant | null {
  const from = Math.max(now, startsAt);
  const waves = listWaves(facts, from).map(({ dueAt, readers }) => ({
    dueAt,
    readers: readers * pace.shards,
  }));
  const end = deriveQuotaEnd(pace.room, waves, pace.ratePerSecond * pace.batchSize, { now, from });
  const frozen = (facts.drafts + facts.open.length) * pace.shards;
  return end === null ? null : Math.round(end + (frozen / pace.ratePerSecond) * 1000);
}
