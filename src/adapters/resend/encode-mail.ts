import type { EncodedMail } from "../../core/editions/encoded-mail.ts";
import { cutAtPlaceholders, type Placeholders } from "../../core/editions/placeholders.ts";
import type { OutgoingMail } from "../../core/provider/outgoing-mail.ts";

const UTF_8 = new TextEncoder();

/** One mail as JSON for the batch endpoint (resend.com/docs/api-reference/emails/send-batch-emails), cut at its placeholders. */
export function encodeMail(mail: OutgoingMail, placeholders: Placeholders): EncodedMail {
  const text = toJson(mail);
  const pieces = cutAtPlaceholders(text, placeholders).map((piece) =>
    typeof piece === "string" ? UTF_8.encode(piece) : piece.part,
  );
  return { text, pieces };
}

/** A batch in doubt is repeated to the byte, also after a deploy: another order of the fields makes it unknown. */
const toJson = ({ from, to, replyTo, subject, html, text, headers, tags }: OutgoingMail): string =>
  JSON.stringify({
    from,
    to: [to],
    ...(replyTo === null ? {} : { reply_to: replyTo }),
    subject,
    html,
    text,
    headers,
    tags: Object.entries(tags).map(([name, value]) => ({ name, value })),
  });
