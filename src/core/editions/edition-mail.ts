import type { OutgoingMail } from "../provider/outgoing-mail.ts";
import type { IssueContent, Mail } from "./edition.ts";
import { deriveListHeaders } from "./list-headers.ts";
import { derivePlaceholders, type PersonalPart } from "./placeholders.ts";

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

/** A mail in the provider's own form, cut at its placeholders: the bytes between them, and which personal part goes where. */
export interface EncodedMail {
  /** All of it, placeholders included: where it is the same, the bytes are. */
  readonly text: string;
  readonly pieces: readonly (Uint8Array | PersonalPart)[];
}

/** An edition encoded: its text is left behind, which is as large as a mail, and a hash stands for it. */
export interface EncodedEdition {
  /** Of the text: SHA-256 as hex. */
  readonly hash: string;
  readonly pieces: EncodedMail["pieces"];
}

/** One reader's mail of an edition. */
export interface PersonalMail {
  readonly edition: EncodedEdition;
  readonly parts: Readonly<Record<PersonalPart, string>>;
}

/**
 * What the bytes of a batch follow from, as text: the same text gives the same bytes. An edition stands for itself by its
 * hash, so that a hash of this is one of the bytes, for a thirtieth of the work.
 */
export const batchFingerprint = (mails: readonly PersonalMail[]): string =>
  JSON.stringify(
    mails.map(({ edition, parts }) => [edition.hash, parts.address, parts.leaveUrl, parts.manageToken]),
  );
