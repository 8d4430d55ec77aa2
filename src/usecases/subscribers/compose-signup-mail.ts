import { composeAlreadyInMail } from "../../../templates/mail/already-in.tsx";
import { composeConfirmationMail } from "../../../templates/mail/confirmation.tsx";
import type { Mail } from "../../core/edition.ts";
import type { Newsletter } from "../../core/settings.ts";
import type { LinkSigner } from "../../ports/link-signer.ts";
import type { OutgoingMail } from "../../ports/mailer.ts";
import type { Signup, SignupMail } from "../../ports/signup-store.ts";
import { deriveMailSite } from "../derive-mail-site.ts";

/** The mail that a signup is owed: the same bytes on every retry, because the token's time is the mail's own. */
export async function composeSignupMail(
  deps: { readonly signer: Pick<LinkSigner, "sign">; readonly newsletter: Newsletter },
  signup: Signup,
  mail: SignupMail,
): Promise<OutgoingMail> {
  const { newsletter } = deps;
  return {
    from: newsletter.mailFrom,
    to: signup.address,
    replyTo: newsletter.mailReplyTo,
    ...(await composeContent(deps, signup, mail)),
    headers: { "Auto-Submitted": "auto-generated" },
    tags: { kind: mail.kind },
  };
}

async function composeContent(
  deps: { readonly signer: Pick<LinkSigner, "sign">; readonly newsletter: Newsletter },
  { id }: Signup,
  { kind, language, at }: SignupMail,
): Promise<Mail> {
  const site = deriveMailSite(deps.newsletter);
  const purpose = kind === "confirmation" ? "confirm" : "leave";
  const token = await deps.signer.sign({ purpose, id, issuedAt: at });
  const address = (path: string) =>
    `${new URL(path, deps.newsletter.publicUrl)}?token=${encodeURIComponent(token)}`;
  if (kind === "confirmation")
    return composeConfirmationMail({ site, language, confirmUrl: address("confirm") });
  return composeAlreadyInMail({ site, language, leaveUrl: address("unsubscribe") });
}
