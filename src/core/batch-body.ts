import type { RosterEntry } from "./batch.ts";
import { type Envelope, type IssueContent, LEAVE_URL_PLACE, MANAGE_URL_PLACE, type Mail } from "./edition.ts";

/** Stands for the address in an encoded edition. */
const ADDRESS_PLACE = "address@place.invalid";

export interface PersonalParts {
  readonly entry: RosterEntry;
  readonly leaveUrl: string;
  readonly manageUrl: string | null;
}

/**
 * One mail of an edition as JSON text for the provider's batch endpoint, with places for the personal parts. Encoded
 * once an edition: a hundred mails share nearly all their bytes (PLATFORM.md G4).
 */
export function encodeEdition(content: IssueContent, mail: Mail): string {
  const { envelope } = content;
  return JSON.stringify({
    from: envelope.from,
    to: [ADDRESS_PLACE],
    ...(envelope.replyTo === null ? {} : { reply_to: envelope.replyTo }),
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    headers: deriveListHeaders(envelope),
    tags: [
      { name: "issue", value: content.issue },
      { name: "cadence", value: content.cadence },
    ],
  });
}

/** RFC 2369, RFC 8058 and RFC 2919. The leave address is each reader's own. */
function deriveListHeaders(envelope: Envelope) {
  return {
    "List-Unsubscribe": `<${LEAVE_URL_PLACE}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    "List-Id": `<newsletter.${new URL(envelope.publicUrl).hostname}>`,
  };
}

/** The exact body of one batch: the same recipients and editions give the same bytes. */
export function composeBatchBody(
  recipients: readonly PersonalParts[],
  editions: ReadonlyMap<string, string>,
): string {
  const mails = recipients.map(({ entry, leaveUrl, manageUrl }) => {
    const encoded = editions.get(entry.edition);
    if (encoded === undefined) throw new Error(`Edition ${entry.edition} was not rendered before its batch.`);
    return encoded
      .replaceAll(ADDRESS_PLACE, () => toJsonText(entry.address))
      .replaceAll(LEAVE_URL_PLACE, () => toJsonText(leaveUrl))
      .replaceAll(MANAGE_URL_PLACE, () => toJsonText(manageUrl ?? leaveUrl));
  });
  return `[${mails.join(",")}]`;
}

const toJsonText = (text: string) => JSON.stringify(text).slice(1, -1);
