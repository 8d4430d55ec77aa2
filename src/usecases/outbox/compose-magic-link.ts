import { deriveSite } from "../../../templates/derive-site.ts";
import { composeLinkByAddressMail } from "../../../templates/mail/link-by-address.tsx";
import { composeMagicLinkMail } from "../../../templates/mail/magic-link.tsx";
import type { Mail } from "../../core/editions/edition.ts";
import { deriveMailLinks } from "../../core/editions/links.ts";
import type { OwedMail } from "../../core/outbox/owed-mail.ts";
import type { OutgoingMail } from "../../core/provider/outgoing-mail.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { LinkSigner } from "../../ports/access/link-signer.ts";
import { addressTransactionalMail } from "./address-transactional-mail.ts";

interface MagicLinkDependencies {
  readonly signer: Pick<LinkSigner, "sign">;
  readonly newsletter: Newsletter;
}

type OwedMagicLink = OwedMail & { readonly kind: "magic-link" };

/**
 * The mail with a magic link. A retry has the same bytes, because its tokens carry the time at which the link was asked
 * for.
 */
export async function composeMagicLink(
  deps: MagicLinkDependencies,
  owed: OwedMagicLink,
): Promise<OutgoingMail> {
  const content = await composeContent(deps, owed);
  return addressTransactionalMail(deps.newsletter, owed.mail.address, "magic-link", content);
}

async function composeContent(
  { newsletter, signer }: MagicLinkDependencies,
  { id, at, mail: { askedBy, language } }: OwedMagicLink,
): Promise<Mail> {
  const links = deriveMailLinks(newsletter.publicUrl);
  const sign = (purpose: "fresh" | "leave") => signer.sign({ purpose, id, issuedAt: at });
  const shared = {
    site: deriveSite(newsletter),
    language,
    manageUrl: links.manage(await sign("fresh")),
  };
  if (askedBy === "link") return composeMagicLinkMail(shared);
  return composeLinkByAddressMail({ ...shared, leaveUrl: links.leave(await sign("leave")) });
}
