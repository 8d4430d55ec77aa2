import { OUTBOX_LIFETIME_MS } from "../../core/decide-opt-in.ts";
import type { DepartureList } from "../../ports/departure-list.ts";
import type { Signup, SignupStore } from "../../ports/signup-store.ts";
import { type SubmitDependencies, submitConfirmation } from "./submit-confirmation.ts";

export interface RetryDependencies extends SubmitDependencies {
  readonly signups: Pick<SignupStore, "markSubmitted" | "listOwed" | "remove">;
  readonly departures: Pick<DepartureList, "find">;
}

/** At most so many mails a tick: at five a second, four seconds. */
const MAILS_A_TICK = 20;

/** Submits the mails that are still owed, one after the other, oldest first. Twice is fine: the keys are the same. */
export async function retryConfirmations(deps: RetryDependencies): Promise<void> {
  const owed = await deps.signups.listOwed(deps.clock.now() - OUTBOX_LIFETIME_MS, MAILS_A_TICK);
  for (const signup of owed) await retry(deps, signup);
}

/** Who left or was suppressed since the mail was asked for gets none. */
async function retry(deps: RetryDependencies, signup: Signup): Promise<void> {
  const { departedAt, suppressed } = await deps.departures.find(signup.id);
  const leftSince = departedAt !== null && signup.mail !== null && departedAt >= signup.mail.at;
  if (leftSince || suppressed !== null) return deps.signups.remove(signup.id);
  await submitConfirmation(deps, signup);
}
