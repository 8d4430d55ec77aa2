import type { Instant } from "../../core/ids.ts";
import { deriveBackOff } from "../../core/outbox/back-off.ts";
import { decideFate, type Fate } from "../../core/outbox/decide-fate.ts";
import type { Attempts, OwedMail } from "../../core/outbox/owed-mail.ts";
import type { Answer } from "../../core/provider/answer.ts";
import { deriveOwedKey } from "../../core/provider/idempotency-key.ts";
import type { OutgoingMail } from "../../core/provider/outgoing-mail.ts";
import { deriveRepeatMs, type ProviderTerms } from "../../core/provider/terms.ts";
import type { Outbox } from "../../ports/outbox/outbox.ts";
import type { Mailer } from "../../ports/provider/mailer.ts";
import type { Pacer } from "../../ports/provider/pacer.ts";
import type { Quota } from "../../ports/provider/quota.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import type { Log } from "../../ports/runtime/log.ts";

export interface AttemptDependencies {
  readonly mailer: Pick<Mailer, "submit">;
  readonly terms: Pick<ProviderTerms, "keyLifeMs">;
  readonly pacer: Pacer;
  /** Absent: the settings name no quota. */
  readonly quota?: Pick<Quota, "claim" | "count">;
  readonly outbox: Pick<Outbox, "save" | "markSubmitted" | "end">;
  readonly clock: Clock;
  readonly log: Log;
}

export interface OwedAttempt {
  /** As saved: begun, and in doubt from now on. */
  readonly owed: OwedMail;
  readonly before: Attempts;
  readonly compose: (owed: OwedMail) => Promise<OutgoingMail | null>;
  /** When the provider last took another mail of the outbox; null: never. */
  readonly acceptedAt: () => Instant | null;
  /** A start beyond this is left for later. */
  readonly longestWaitMs?: number;
}

/** `idle`: nothing was asked of the provider. */
export type Attempted = Answer | "idle";

/**
 * One attempt to submit an owed mail, ahead of all digests: claims its share of the quota, waits for its start, submits
 * it, and records the answer. Whatever happens, the outbox says afterwards what is still owed; a crash leaves the mail
 * in doubt under the same key.
 */
export async function attemptOwedMail(deps: AttemptDependencies, attempt: OwedAttempt): Promise<Attempted> {
  const { owed, before, longestWaitMs = Number.POSITIVE_INFINITY } = attempt;
  if (!(await claimRoom(deps, attempt))) return "idle";
  const key = deriveOwedKey(owed);
  const lane = owed.kind === "welcome" ? "welcome" : "transactional";
  const [startAt = deps.clock.now()] = await deps.pacer.reserve(lane, key, 1);
  if (startAt - deps.clock.now() > longestWaitMs) return postpone(deps, attempt, startAt);
  await deps.clock.sleep(startAt - deps.clock.now());

  const outgoing = await attempt.compose(owed);
  if (outgoing === null) {
    await deps.outbox.end(owed);
    return "idle";
  }
  const answer = await deps.mailer.submit(outgoing, key);
  if (answer.kind === "accepted") await countMail(deps, owed);
  await deps.pacer.report(answer.rate);
  const now = deps.clock.now();
  const acceptedAt = attempt.acceptedAt();
  const fate = decideFate(owed, { before, answer, acceptedAt, repeatMs: deriveRepeatMs(deps.terms), now });
  await settle(deps, owed, fate, now);
  deps.log.record(...describe(answer, owed));
  if (fate.kind === "ended") deps.log.record(`${nounOf(owed)}.ended`, { id: owed.id, reason: fate.end });
  return answer;
}

/** Counted once it was taken, however many attempts that took. A magic link leaves confirmations what is kept for them. */
async function countMail({ quota }: AttemptDependencies, owed: OwedMail): Promise<void> {
  if (owed.kind !== "welcome") await quota?.count(owed.kind === "signup" ? "confirmation" : "other");
}

/**
 * A welcome mail is a mail of the newsletter: it takes nothing of the quota that is kept for confirmations. Its room is
 * claimed with its first attempt and holds for all.
 */
async function claimRoom(deps: AttemptDependencies, attempt: OwedAttempt): Promise<boolean> {
  if (attempt.owed.kind !== "welcome" || attempt.before.attempts > 0) return true;
  const grant = await deps.quota?.claim(1);
  if (grant?.granted !== 0) return true;
  await postpone(deps, attempt, grant.until ?? deps.clock.now());
  return false;
}

/** Nothing was asked of the provider: the mail is owed as it was, and is looked at again within minutes. */
async function postpone(
  deps: AttemptDependencies,
  { owed, before }: OwedAttempt,
  until: Instant,
): Promise<"idle"> {
  const dueAt = Math.min(until, deps.clock.now() + deriveBackOff(Number.POSITIVE_INFINITY));
  await deps.outbox.save([{ ...owed, ...before, dueAt }]);
  deps.log.record(`${nounOf(owed)}.postponed`, { id: owed.id, until });
  return "idle";
}

async function settle(
  { outbox }: AttemptDependencies,
  owed: OwedMail,
  fate: Fate,
  now: Instant,
): Promise<void> {
  if (fate.kind === "submitted") await outbox.markSubmitted(owed, now);
  else if (fate.kind === "ended") await outbox.end(owed);
  else await outbox.save([{ ...owed, ...fate.attempts }]);
}

/** What its log events are about. */
export const nounOf = ({ kind }: Pick<OwedMail, "kind">) => (kind === "signup" ? "confirmation" : kind);

function describe(answer: Answer, owed: OwedMail): Parameters<Log["record"]> {
  const { id } = owed;
  const noun = nounOf(owed);
  if (answer.kind === "accepted")
    return [`${noun}.submitted`, { id, providerId: answer.providerIds[0] ?? null }];
  if (answer.kind === "in-doubt")
    return [`${noun}.doubted`, { id, status: answer.status, name: answer.name }];
  return [`${noun}.refused`, { id, reason: answer.reason, status: answer.status, name: answer.name }];
}
