import type { Answer } from "../../core/answer.ts";
import type { OpenBatch } from "../../core/batch.ts";
import { decideSettlement } from "../../core/decide-settlement.ts";
import type { IssueDependencies } from "./advance-issue.ts";

type SubmitDependencies = Pick<
  IssueDependencies,
  "id" | "shard" | "ledger" | "mailer" | "pacer" | "clock" | "log"
>;

/**
 * One attempt, recorded by the caller before it leaves. The key derives from issue, shard, batch and generation, so a
 * repeat is absorbed by the provider. Answers whether the issue may go on with others.
 */
export async function submitBatch(
  deps: SubmitDependencies,
  batch: OpenBatch,
  body: string,
): Promise<boolean> {
  const answer = await deps.mailer.submitBatch(
    body,
    `${deps.id}/${deps.shard}/${batch.number}/${batch.generation}`,
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
  await deps.pacer.report(answer.rate);
  return settlement.do !== "wait";
}

/** An answer with another number of ids than mails says nothing certain about any of them. */
function checkCount(answer: Answer, size: number): Answer {
  if (answer.kind !== "accepted" || answer.providerIds.length === size) return answer;
  return { kind: "in-doubt", status: 200, name: "ids_do_not_match", rate: answer.rate };
}

const eventOf = (did: string, answer: Answer) =>
  answer.kind === "accepted" ? "batch.submitted" : `batch.${answer.kind}-${did}`;
