import type { Instant } from "../../core/ids.ts";
import { decideAttempt } from "../../core/outbox/decide-attempt.ts";
import { deriveDrainState, endsSlice, weighFailure } from "../../core/outbox/drain-state.ts";
import type { OwedMail } from "../../core/outbox/owed-mail.ts";
import { type DueMail, MAILS_PER_SLICE, planDrain } from "../../core/outbox/plan-drain.ts";
import { deriveRepeatMs } from "../../core/provider/terms.ts";
import type { Settings } from "../../core/settings/settings.ts";
import { deriveConfirmationAllowance } from "../../core/subscribers/decide-opt-in.ts";
import type { DrainStateStore, Outbox } from "../../ports/outbox/outbox.ts";
import { mapConcurrently } from "../concurrency/map-concurrently.ts";
import { type AttemptDependencies, attemptOwedMail, nounOf } from "./attempt-owed-mail.ts";
import { type ComposeOwedDependencies, composeOwedMail } from "./compose-owed-mail.ts";

export interface DrainDependencies extends AttemptDependencies, ComposeOwedDependencies {
  readonly settings: Pick<Settings, "newsletter" | "provider">;
  readonly outbox: Outbox;
  readonly drain: DrainStateStore;
}

/** Of the six connections that a Worker may have, one is left to the stores. */
const IN_FLIGHT = 5;
/** An outbox in which nothing can be done is not looked at more often than this, whatever is wrong. */
const SHORTEST_PAUSE_MS = 1000;

/**
 * One slice of the outbox: submits the mails that are due, within the caps of the hour and the day and the throttle of
 * each address, at the provider's rate. Returns when to be called again; null: nothing is owed. Idempotent, and may
 * stop anywhere: an attempt that was begun stays in doubt under its key until its outcome is known.
 */
export async function drainOutbox(deps: DrainDependencies): Promise<Instant | null> {
  const now = deps.clock.now();
  const { restsUntil } = deps.drain.read();
  if (restsUntil > now) return restsUntil;
  const allowance = deriveConfirmationAllowance(deps.settings.newsletter, deps.settings.provider);
  const { mails, wakeAt } = planDrain(await deps.outbox.look(now, MAILS_PER_SLICE), allowance, now);
  if (mails.length === 0) return wakeAt === null ? null : Math.max(wakeAt, now + SHORTEST_PAUSE_MS);
  await submitDue(deps, await begin(deps, mails, now));
  return deps.clock.now();
}

interface Begun {
  readonly owed: OwedMail;
  readonly before: DueMail;
}

/** Saved before anything leaves: whatever a crash cuts off counts as in doubt. */
async function begin(
  deps: DrainDependencies,
  mails: readonly DueMail[],
  now: Instant,
): Promise<readonly Begun[]> {
  const begun = new Map<OwedMail, DueMail>();
  for (const before of mails) {
    const decision = decideAttempt(before, before, deriveRepeatMs(deps.terms), now);
    if ("attempt" in decision) begun.set(decision.attempt, before);
    else {
      await deps.outbox.end(before);
      deps.log.record(`${nounOf(before)}.ended`, { id: before.id, reason: decision.end });
    }
  }
  const saved = await deps.outbox.save([...begun.keys()]);
  return saved.flatMap((owed) => {
    const before = begun.get(owed);
    return before === undefined ? [] : [{ owed, before }];
  });
}

async function submitDue(deps: DrainDependencies, begun: readonly Begun[]): Promise<void> {
  const state = deps.drain.read();
  let { acceptedAt } = state;
  let failures = 0;
  const left: OwedMail[] = [];
  await mapConcurrently(begun, IN_FLIGHT, async ({ owed, before }) => {
    if (endsSlice(failures)) return void left.push({ ...owed, ...pickAttempts(before) });
    const compose = (mail: OwedMail) => composeOwedMail(deps, mail);
    const attempt = { owed, before, compose, acceptedAt: () => acceptedAt };
    const answer = await attemptOwedMail(deps, attempt).catch((error: unknown) => {
      deps.log.record(`${nounOf(owed)}.stumbled`, { id: owed.id, error: String(error) });
      return "idle" as const;
    });
    if (answer === "idle") return;
    if (answer.kind === "accepted") acceptedAt = deps.clock.now();
    failures = answer.kind === "accepted" ? 0 : failures + weighFailure(answer);
  });
  await deps.outbox.save(left);
  deps.drain.write(deriveDrainState(state, { acceptedAt, failures }, deps.clock.now()));
}

const pickAttempts = ({ dueAt, attempts, generation, inDoubtSince, refusedSince }: DueMail) => ({
  dueAt,
  attempts,
  generation,
  inDoubtSince,
  refusedSince,
});
