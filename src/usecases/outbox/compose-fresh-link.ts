import { composeFreshLinkMail } from "../../../templates/mail/fresh-link.tsx";
import type { OwedMail } from "../../core/owed-mail.ts";
import type { Newsletter } from "../../core/settings.ts";
import type { LinkSigner } from "../../ports/link-signer.ts";
import type { OutgoingMail } from "../../ports/mailer.ts";
import { deriveMailSite } from "../derive-mail-site.ts";

/** The mail with a fresh link: the same bytes on every retry, because the token's time is the asking's. */
export async function composeFreshLink(
  { newsletter, signer }: { readonly signer: Pick<LinkSigner, "sign">; readonly newsletter: Newsletter },
  { id, at, mail: { address, language } }: OwedMail & { readonly kind: "fresh-link" },
): Promise<OutgoingMail> {
  const token = await signer.sign({ purpose: "fresh", id, issuedAt: at });
  const manageUrl = `${new URL("preferences", newsletter.publicUrl)}?token=${token}`;
  return {
    from: newsletter.mailFrom,
    to: address,
    replyTo: newsletter.mailReplyTo,
    ...composeFreshLinkMail({ site: deriveMailSite(newsletter), language, manageUrl }),
    headers: { "Auto-Submitted": "auto-generated" },
    tags: { kind: "fresh-link" },
  };
}
