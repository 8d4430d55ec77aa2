import type { Answer } from "../../core/answer.ts";
import type { Settings } from "../../core/settings.ts";
import type { Clock } from "../../ports/clock.ts";
import type { LinkSigner } from "../../ports/link-signer.ts";
import type { Log } from "../../ports/log.ts";
import type { Mailer } from "../../ports/mailer.ts";
import type { Pacer } from "../../ports/pacer.ts";
import type { Signup, SignupStore } from "../../ports/signup-store.ts";
import { composeSignupMail } from "./compose-signup-mail.ts";

export interface SubmitDependencies {
  readonly settings: Pick<Settings, "newsletter">;
  readonly signups: Pick<SignupStore, "markSubmitted">;
  readonly signer: LinkSigner;
  readonly mailer: Pick<Mailer, "submit">;
  readonly pacer: Pacer;
  readonly clock: Clock;
  readonly log: Log;
}

/** Work after a response may take 30 seconds: a start beyond this is left to a tick. */
const LONGEST_WAIT_MS = 20_000;

/**
 * Submits the mail that a signup is owed, in time with the pacer. Whatever goes wrong, the mail stays owed and a tick
 * repeats it with the same key and the same bytes for an hour.
 */
export async function submitConfirmation(deps: SubmitDependencies, signup: Signup): Promise<void> {
  const { id, mail } = signup;
  if (mail === null || mail.submittedAt !== null) return;

  const key = `signup-${id}-${mail.at}`;
  const [startAt = deps.clock.now()] = await deps.pacer.reserve("transactional", key, 1);
  const waitMs = startAt - deps.clock.now();
  if (waitMs > LONGEST_WAIT_MS) return deps.log.record("confirmation.postponed", { id, waitMs });
  await deps.clock.sleep(waitMs);

  const outgoing = await composeSignupMail(
    { signer: deps.signer, newsletter: deps.settings.newsletter },
    signup,
    mail,
  );
  const answer = await deps.mailer.submit(outgoing, key);
  await deps.pacer.report(answer.rate);
  if (isTaken(answer)) await deps.signups.markSubmitted(id, mail.at, deps.clock.now());
  deps.log.record(...describe(answer, id));
}

/** `key-reused`: an earlier attempt with another body (settings changed in between) was accepted. */
const isTaken = (answer: Answer) =>
  answer.kind === "accepted" || (answer.kind === "refused" && answer.reason === "key-reused");

function describe(answer: Answer, id: string): Parameters<Log["record"]> {
  if (answer.kind === "accepted")
    return ["confirmation.submitted", { id, providerId: answer.providerIds[0] ?? null }];
  if (answer.kind === "in-doubt")
    return ["confirmation.doubted", { id, status: answer.status, name: answer.name }];
  return ["confirmation.refused", { id, reason: answer.reason, status: answer.status, name: answer.name }];
}
