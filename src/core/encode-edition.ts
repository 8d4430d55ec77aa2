import { type IssueContent, LEAVE_URL_PLACE, MANAGE_TOKEN_PLACE, type Mail } from "./edition.ts";
import { deriveListHeaders } from "./list-headers.ts";

/** Stands for the address in an encoded edition. */
export const ADDRESS_PLACE = "address@place.invalid";

const PLACES = [ADDRESS_PLACE, LEAVE_URL_PLACE, MANAGE_TOKEN_PLACE] as const;
export type Place = (typeof PLACES)[number];

/** One mail of an edition, cut at its places: the bytes between them, and the places themselves. */
export interface EncodedEdition {
  /** Of its JSON, places included: SHA-256 as hex. */
  readonly hash: string;
  readonly pieces: readonly (Uint8Array | Place)[];
}

/** One mail of an edition as JSON for the provider's batch endpoint, with places for the personal parts. */
export function encodeEdition(content: IssueContent, mail: Mail): string {
  const { envelope } = content;
  return JSON.stringify({
    from: envelope.from,
    to: [ADDRESS_PLACE],
    ...(envelope.replyTo === null ? {} : { reply_to: envelope.replyTo }),
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    headers: deriveListHeaders(envelope.publicUrl, LEAVE_URL_PLACE),
    tags: [
      { name: "issue", value: content.issue },
      { name: "cadence", value: content.cadence },
    ],
  });
}

const UTF_8 = new TextEncoder();

/** Once an edition: a hundred mails share nearly all their bytes. By a group in the pattern, the places stay among the pieces. */
export function cutEdition(json: string, hash: string): EncodedEdition {
  const pattern = new RegExp(`(${PLACES.map((place) => RegExp.escape(place)).join("|")})`);
  const pieces = json
    .split(pattern)
    .map((piece) => PLACES.find((place) => place === piece) ?? UTF_8.encode(piece));
  return { hash, pieces };
}
