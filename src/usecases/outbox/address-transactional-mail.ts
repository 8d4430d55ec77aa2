import type { Mail } from "../../core/editions/edition.ts";
import type { OutgoingMail } from "../../core/provider/outgoing-mail.ts";
import type { Newsletter } from "../../core/settings/settings.ts";

/** A mail that one person's action caused, on its way to them: no list headers, and no machine should answer it. */
export const addressTransactionalMail = (
  { mailFrom, mailReplyTo }: Pick<Newsletter, "mailFrom" | "mailReplyTo">,
  to: string,
  kind: string,
  content: Mail,
): OutgoingMail => ({
  from: mailFrom,
  to,
  replyTo: mailReplyTo,
  ...content,
  headers: { "Auto-Submitted": "auto-generated" },
  tags: { kind },
});
