import { deriveSite } from "../../../templates/derive-site.ts";
import { composeWelcomeMail } from "../../../templates/mail/welcome.tsx";
import { deriveMailLinks } from "../../core/editions/links.ts";
import { deriveListHeaders } from "../../core/editions/list-headers.ts";
import type { OwedMail } from "../../core/outbox/owed-mail.ts";
import type { OutgoingMail } from "../../core/provider/outgoing-mail.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { WelcomeContent } from "../../core/subscribers/welcome-content.ts";
import type { LinkSigner } from "../../ports/access/link-signer.ts";
import { toDigestStory } from "../editions/render-edition.ts";

/**
 * The welcome mail. It is a mail of the newsletter, with links to preferences and to unsubscribe. The same content
 * gives the same bytes, because its tokens carry the time of the confirmation.
 */
export async function composeWelcome(
  deps: { readonly signer: Pick<LinkSigner, "sign">; readonly newsletter: Newsletter },
  { id, at, mail: { reader } }: OwedMail & { readonly kind: "welcome" },
  { language, latest }: WelcomeContent,
): Promise<OutgoingMail> {
  const { newsletter, signer } = deps;
  const { href: publicUrl } = newsletter.publicUrl;
  const links = deriveMailLinks(publicUrl);
  const [leave, manage] = await Promise.all([
    signer.sign({ purpose: "leave", id, issuedAt: at }),
    signer.sign({ purpose: "manage", id, issuedAt: at }),
  ]);
  const leaveUrl = links.leave(leave);
  const mail = composeWelcomeMail({
    site: deriveSite(newsletter),
    language,
    confirmedAt: at,
    latest: latest && {
      stories: latest.posts.map(toDigestStory),
      issueUrl: links.issue(latest.issue, language),
    },
    leaveUrl,
    manageUrl: links.manage(manage),
    shortcuts: [], // they have just chosen
    archiveUrl: links.archive(language),
  });
  return {
    from: newsletter.mailFrom,
    to: reader.address,
    replyTo: newsletter.mailReplyTo,
    ...mail,
    headers: { ...deriveListHeaders(publicUrl, leaveUrl), "Auto-Submitted": "auto-generated" },
    tags: { kind: "welcome" },
  };
}
