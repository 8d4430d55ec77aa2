import type { IssueContent, Mail } from "../editions/edition.ts";
import { deriveListHeaders } from "../editions/list-headers.ts";
import {
  cutAtPlaceholders,
  derivePlaceholders,
  type PersonalPart,
  type Placeholders,
} from "../editions/placeholders.ts";

/** One mail of an edition, cut at its placeholders: the bytes between them, and which personal part goes where. */
export interface EncodedEdition {
  /** Of its JSON, placeholders included: SHA-256 as hex. */
  readonly hash: string;
  readonly pieces: readonly (Uint8Array | PersonalPart)[];
}

/** One mail of an edition as JSON for the provider's batch endpoint, with placeholders for the personal parts. */
export function encodeEdition(content: IssueContent, mail: Mail): string {
  const { envelope } = content;
  const placeholders = derivePlaceholders(envelope.placeholderKey);
  return JSON.stringify({
    from: envelope.from,
    to: [placeholders.address],
    ...(envelope.replyTo === null ? {} : { reply_to: envelope.replyTo }),
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    headers: deriveListHeaders(envelope.publicUrl, placeholders.leaveUrl),
    tags: [
      { name: "issue", value: content.issue },
      { name: "cadence", value: content.cadence },
    ],
  });
}

const UTF_8 = new TextEncoder();

/** Once an edition: a hundred mails share nearly all their bytes. */
export function splitAtPlaceholders(json: string, placeholders: Placeholders, hash: string): EncodedEdition {
  const pieces = cutAtPlaceholders(json, placeholders).map((piece) =>
    typeof piece === "string" ? UTF_8.encode(piece) : piece.part,
  );
  return { hash, pieces };
}
