import type { Settings } from "../../core/settings.ts";
import type { LinkSigner } from "../../ports/link-signer.ts";
import type { Signup, SignupStore } from "../../ports/signup-store.ts";
import { type OwedMailDependencies, submitOwedMail } from "../submit-owed-mail.ts";
import { composeSignupMail } from "./compose-signup-mail.ts";

export interface SubmitDependencies extends OwedMailDependencies {
  readonly settings: Pick<Settings, "newsletter">;
  readonly signups: Pick<SignupStore, "markSubmitted">;
  readonly signer: LinkSigner;
}

/** Submits the mail that a signup is owed, ahead of all digests. */
export async function submitConfirmation(deps: SubmitDependencies, signup: Signup): Promise<void> {
  const { id, mail } = signup;
  if (mail === null || mail.submittedAt !== null) return;
  const { newsletter } = deps.settings;
  await submitOwedMail(deps, {
    noun: "confirmation",
    id,
    lane: "transactional",
    key: `signup-${id}-${mail.at}`,
    compose: () => composeSignupMail({ signer: deps.signer, newsletter }, signup, mail),
    markSubmitted: (at) => deps.signups.markSubmitted(id, mail.at, at),
  });
}
