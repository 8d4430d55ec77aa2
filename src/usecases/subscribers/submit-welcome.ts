import type { SubscriberId } from "../../core/ids.ts";
import type { Newsletter } from "../../core/settings.ts";
import type { LinkSigner } from "../../ports/link-signer.ts";
import type { OutgoingMail } from "../../ports/mailer.ts";
import type { Quota } from "../../ports/quota.ts";
import type { OwedWelcome, SignupStore } from "../../ports/signup-store.ts";
import { type OwedMailDependencies, submitOwedMail } from "../submit-owed-mail.ts";
import { type ChooseDependencies, chooseWelcome } from "./choose-welcome.ts";
import { composeWelcome } from "./compose-welcome.ts";

export interface WelcomeDependencies extends OwedMailDependencies, ChooseDependencies {
  readonly newsletter: Newsletter;
  readonly signups: Pick<SignupStore, "findWelcome" | "claimWelcome" | "markWelcomed">;
  readonly signer: Pick<LinkSigner, "sign">;
  /** Absent: the settings name no quota. */
  readonly quota?: Pick<Quota, "claim">;
}

/** Submits the welcome mail of somebody who has just confirmed, if they are owed one. */
export async function submitWelcomeTo(deps: WelcomeDependencies, id: SubscriberId): Promise<void> {
  const owed = await deps.signups.findWelcome(id);
  if (owed !== null) await submitWelcome(deps, owed);
}

/**
 * Submits a welcome mail, ahead of all digests, if the quota has room for a mail of the newsletter: nothing of what is
 * kept for confirmations is taken. Where there is none, the mail stays owed for its hour.
 */
export async function submitWelcome(deps: WelcomeDependencies, owed: OwedWelcome): Promise<void> {
  const { id, at } = owed;
  const grant = await deps.quota?.claim(1);
  if (grant?.granted === 0) return deps.log.record("welcome.postponed", { id, until: grant.until });
  await submitOwedMail(deps, {
    noun: "welcome",
    id,
    lane: "welcome",
    key: `welcome-${id}-${at}`,
    compose: () => compose(deps, owed),
    markSubmitted: () => deps.signups.markWelcomed(id, at),
  });
}

/** Freezing what it shows is also the last look at whether it is still owed. */
async function compose(deps: WelcomeDependencies, owed: OwedWelcome): Promise<OutgoingMail | null> {
  const chosen = owed.content ?? (await chooseWelcome(deps, owed.reader));
  const content = await deps.signups.claimWelcome(owed, chosen);
  return content === null ? null : composeWelcome(deps, owed, content);
}
