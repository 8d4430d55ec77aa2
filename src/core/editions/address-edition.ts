import type { OutgoingMail } from "../provider/outgoing-mail.ts";
import type { IssueContent, Mail } from "./edition.ts";
import { deriveListHeaders } from "./list-headers.ts";
import { derivePlaceholders } from "./placeholders.ts";

/** One mail of an edition as it leaves, with placeholders for the personal parts. */
export function addressEdition({ issue, cadence, envelope }: IssueContent, mail: Mail): OutgoingMail {
  const placeholders = derivePlaceholders(envelope.placeholderKey);
  return {
    from: envelope.from,
    to: placeholders.address,
    replyTo: envelope.replyTo,
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    headers: deriveListHeaders(envelope.publicUrl, placeholders.leaveUrl),
    tags: { issue, cadence },
  };
}
