import { deriveSite } from "../../../templates/derive-site.ts";
import { composeAlreadyInMail } from "../../../templates/mail/already-in.tsx";
import { composeConfirmationMail } from "../../../templates/mail/confirmation.tsx";
import type { Mail } from "../../core/editions/edition.ts";
import { deriveMailLinks } from "../../core/editions/links.ts";
import type { OwedMail } from "../../core/outbox/owed-mail.ts";
import type { OutgoingMail } from "../../core/provider/outgoing-mail.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { LinkSigner } from "../../ports/access/link-signer.ts";
import { addressTransactionalMail } from "./address-transactional-mail.ts";

interface SignupMailDependencies {
  readonly signer: Pick<LinkSigner, "sign">;
  readonly newsletter: Newsletter;
}

type OwedSignupMail = OwedMail & { readonly kind: "signup" };

/**
 * The mail that a signup is owed. A retry has the same bytes. The token carries the moment of the request, so its link
 * names that very request.
 */
export async function composeSignupMail(
  deps: SignupMailDependencies,
  owed: OwedSignupMail,
): Promise<OutgoingMail> {
  const kind = owed.mail.says === "confirm" ? "confirmation" : "already-in";
  const content = await composeContent(deps, owed);
  return addressTransactionalMail(deps.newsletter, owed.mail.address, kind, content);
}

async function composeContent(
  { newsletter, signer }: SignupMailDependencies,
  { id, at, mail: { says, language } }: OwedSignupMail,
): Promise<Mail> {
  const site = deriveSite(newsletter);
  const token = await signer.sign({ purpose: says === "confirm" ? "confirm" : "leave", id, issuedAt: at });
  const links = deriveMailLinks(newsletter.publicUrl);
  if (says === "confirm")
    return composeConfirmationMail({ site, language, confirmUrl: links.confirm(token) });
  return composeAlreadyInMail({ site, language, leaveUrl: links.leave(token) });
}
