import type { Instant } from "../../../core/ids.ts";
import type { OpenBatch } from "../../../core/issues/batch.ts";
import { decideSettlement } from "../../../core/issues/decide-settlement.ts";
import type { Answer } from "../../../core/provider/answer.ts";
import type { JoinBody } from "../../../core/provider/batch-body.ts";
import type { IssueDependencies } from "./issue-dependencies.ts";

type SubmitDependencies = Pick<
  IssueDependencies,
  "id" | "shard" | "ledger" | "mailer" | "pacer" | "clock" | "log"
>;

export interface Attempt {
  readonly batch: OpenBatch;
  readonly join: JoinBody;
  readonly startAt: Instant;
  /** When the issue was planned, a recorded fact of it. */
  readonly plannedAt: Instant;
}

/**
 * One attempt, which the caller has recorded before; the provider absorbs a repeat by its key. The key derives from
 * issue, shard, batch, generation and the moment of planning, because another newsletter on the same provider account,
 * or this one after its stores were made anew, has issues of the same name. Returns whether the issue may go on with
 * other batches.
 */
export async function submitBatch(
  deps: SubmitDependencies,
  { batch, join, startAt, plannedAt }: Attempt,
): Promise<boolean> {
  const leftAt = deps.clock.now();
  const answer = await deps.mailer.submitBatch(
    join,
    `${deps.id}/${deps.shard}/${batch.number}/${batch.generation}/${plannedAt.toString(36)}`,
  );
  const now = deps.clock.now();
  const settlement = decideSettlement(batch, checkCount(answer, batch.size), now);
  deps.ledger.settle(batch, settlement, now);
  const fields = {
    issue: deps.id,
    shard: deps.shard,
    batch: batch.number,
    generation: batch.generation,
    size: batch.size,
  };
  deps.log.record(eventOf(settlement.do, answer), { ...fields, attempts: batch.attempts });
  await deps.pacer.report(answer.rate, { startAt, leftAt, answeredAt: now });
  return settlement.do !== "wait";
}

/** If there are not as many ids as mails, nothing is certain about any of them. */
function checkCount(answer: Answer, size: number): Answer {
  if (answer.kind !== "accepted" || answer.providerIds.length === size) return answer;
  return { kind: "in-doubt", status: 200, name: "ids_do_not_match", rate: answer.rate };
}

const eventOf = (did: string, answer: Answer) =>
  answer.kind === "accepted" ? "batch.submitted" : `batch.${answer.kind}-${did}`;
