import type { OwedMail } from "../../core/outbox/owed-mail.ts";
import type { OutgoingMail } from "../../core/provider/outgoing-mail.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { LinkSigner } from "../../ports/access/link-signer.ts";
import type { Outbox } from "../../ports/outbox/outbox.ts";
import { type ChooseDependencies, chooseWelcomeContent } from "./choose-welcome-content.ts";
import { composeAuthorNote } from "./compose-author-note.ts";
import { composeMagicLink } from "./compose-magic-link.ts";
import { composeSignupMail } from "./compose-signup-mail.ts";
import { composeWelcome } from "./compose-welcome.ts";

export interface ComposeOwedDependencies extends ChooseDependencies {
  readonly newsletter: Newsletter;
  readonly signer: Pick<LinkSigner, "sign">;
  readonly outbox: Pick<Outbox, "freezeWelcome" | "freezeNote">;
}

/** The mail itself, the same bytes on every retry. Null: it is not owed any more. */
export async function composeOwedMail(
  deps: ComposeOwedDependencies,
  owed: OwedMail,
): Promise<OutgoingMail | null> {
  if (owed.kind === "signup") return composeSignupMail(deps, owed);
  if (owed.kind === "magic-link") return composeMagicLink(deps, owed);
  if (owed.kind === "author-note") return composeAuthorNote(deps, owed);
  if (!deps.newsletter.welcomeMail) return null;
  const chosen = owed.mail.content ?? (await chooseWelcomeContent(deps, owed.mail.reader));
  const content = await deps.outbox.freezeWelcome(owed, chosen); // also the last look at whether it is still owed
  return content === null ? null : composeWelcome(deps, owed, content);
}
