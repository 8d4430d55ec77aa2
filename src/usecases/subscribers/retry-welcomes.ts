import { OUTBOX_LIFETIME_MS } from "../../core/decide-opt-in.ts";
import type { SignupStore } from "../../ports/signup-store.ts";
import { submitWelcome, type WelcomeDependencies } from "./submit-welcome.ts";

export type RetryWelcomesDependencies = WelcomeDependencies & {
  readonly signups: Pick<SignupStore, "listWelcomes">;
};

/** Up to eight calls each: what the rest of a tick leaves of the Free plan's thousand. */
const MAILS_A_TICK = 6;

/** Submits the welcome mails that are still owed, one after the other, oldest first. Twice is fine. */
export async function retryWelcomes(deps: RetryWelcomesDependencies): Promise<void> {
  if (!deps.newsletter.welcomeMail) return;
  const owed = await deps.signups.listWelcomes(deps.clock.now() - OUTBOX_LIFETIME_MS, MAILS_A_TICK);
  for (const one of owed) await submitWelcome(deps, one);
}
