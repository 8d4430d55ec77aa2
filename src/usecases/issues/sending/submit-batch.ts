import type { PersonalMail } from "../../../core/editions/encoded-mail.ts";
import type { Instant } from "../../../core/ids.ts";
import type { OpenBatch } from "../../../core/issues/batch.ts";
import { decideSettlement } from "../../../core/issues/decide-settlement.ts";
import type { Answer } from "../../../core/provider/answer.ts";
import { deriveBatchKey } from "../../../core/provider/idempotency-key.ts";
import type { IssueDependencies } from "./issue-dependencies.ts";

type SubmitDependencies = Pick<
  IssueDependencies,
  "id" | "shard" | "ledger" | "mailer" | "pacer" | "clock" | "log"
>;

export interface Attempt {
  readonly batch: OpenBatch;
  readonly mails: readonly PersonalMail[];
  readonly startAt: Instant;
  /** When the issue was planned, a recorded fact of it. */
  readonly plannedAt: Instant;
}

/**
 * One attempt, which the caller has recorded before; the provider absorbs a repeat by its key. Returns whether the
 * issue may go on with other batches.
 */
export async function submitBatch(
  deps: SubmitDependencies,
  { batch, mails, startAt, plannedAt }: Attempt,
): Promise<boolean> {
  const { id: issue, shard } = deps;
  const { number, generation } = batch;
  const key = deriveBatchKey({ issue, shard, batch: number, generation, plannedAt });
  const leftAt = deps.clock.now();
  const answer = await deps.mailer.submitBatch(mails, key);
  const now = deps.clock.now();
  const settlement = decideSettlement(batch, checkCount(answer, batch.size), now);
  deps.ledger.settle(batch, settlement, now);
  const fields = { issue, shard, batch: number, generation, size: batch.size };
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
