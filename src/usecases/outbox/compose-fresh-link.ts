import { composeFreshLinkMail } from "../../../templates/mail/fresh-link.tsx";
import { composeLinkByAddressMail } from "../../../templates/mail/link-by-address.tsx";
import type { Mail } from "../../core/edition.ts";
import type { OwedMail } from "../../core/owed-mail.ts";
import type { Newsletter } from "../../core/settings.ts";
import type { LinkSigner } from "../../ports/link-signer.ts";
import type { OutgoingMail } from "../../ports/mailer.ts";
import { deriveMailSite } from "../derive-mail-site.ts";
import { addressTransactionalMail } from "./address-transactional-mail.ts";

interface FreshLinkDependencies {
  readonly signer: Pick<LinkSigner, "sign">;
  readonly newsletter: Newsletter;
}

type OwedFreshLink = OwedMail & { readonly kind: "fresh-link" };

/** The mail with a fresh link: the same bytes on every retry, because the time of its tokens is the asking's. */
export async function composeFreshLink(
  deps: FreshLinkDependencies,
  owed: OwedFreshLink,
): Promise<OutgoingMail> {
  const content = await composeContent(deps, owed);
  return addressTransactionalMail(deps.newsletter, owed.mail.address, "fresh-link", content);
}

async function composeContent(
  { newsletter, signer }: FreshLinkDependencies,
  { id, at, mail: { askedBy, language } }: OwedFreshLink,
): Promise<Mail> {
  const address = async (path: string, purpose: "fresh" | "leave") =>
    `${new URL(path, newsletter.publicUrl)}?token=${await signer.sign({ purpose, id, issuedAt: at })}`;
  const shared = {
    site: deriveMailSite(newsletter),
    language,
    manageUrl: await address("preferences", "fresh"),
  };
  if (askedBy === "link") return composeFreshLinkMail(shared);
  return composeLinkByAddressMail({ ...shared, leaveUrl: await address("unsubscribe", "leave") });
}
