import type { RosterEntry } from "./batch.ts";
import { type IssueContent, LEAVE_URL_PLACE, MANAGE_TOKEN_PLACE, type Mail } from "./edition.ts";
import { deriveListHeaders } from "./list-headers.ts";

/** Stands for the address in an encoded edition. */
const ADDRESS_PLACE = "address@place.invalid";

const PLACES = [ADDRESS_PLACE, LEAVE_URL_PLACE, MANAGE_TOKEN_PLACE] as const;
type Place = (typeof PLACES)[number];

export interface PersonalParts {
  readonly entry: RosterEntry;
  readonly leaveUrl: string;
  readonly manageToken: string;
}

/** JSON in UTF-8, as it leaves. */
export type BatchBody = Uint8Array;

const UTF_8 = new TextEncoder();
const toBytes = (text: string): BatchBody => UTF_8.encode(text);
const [OPEN, COMMA, CLOSE] = [toBytes("["), toBytes(","), toBytes("]")];

/** One mail of an edition, cut at its places: the bytes between them, and the places themselves. */
export type EncodedEdition = readonly (BatchBody | Place)[];

/**
 * One mail of an edition as JSON for the provider's batch endpoint, with places for the personal parts. Encoded and
 * cut once an edition: a hundred mails share nearly all their bytes (docs/performance.md, "Bodies").
 */
export function encodeEdition(content: IssueContent, mail: Mail): EncodedEdition {
  const { envelope } = content;
  return cutAtPlaces(
    JSON.stringify({
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
    }),
  );
}

/** By a group in the pattern, the places stay among the pieces. */
function cutAtPlaces(json: string): EncodedEdition {
  const pattern = new RegExp(`(${PLACES.map((place) => RegExp.escape(place)).join("|")})`);
  return json.split(pattern).map((piece) => PLACES.find((place) => place === piece) ?? toBytes(piece));
}

/** The exact body of one batch: the same recipients and editions give the same bytes. */
export function composeBatchBody(
  recipients: readonly PersonalParts[],
  editions: ReadonlyMap<string, EncodedEdition>,
): BatchBody {
  const encode = createJsonEncoder(recipients);
  const mails = recipients.map(({ entry, leaveUrl, manageToken }): PersonalMail => {
    const edition = editions.get(entry.edition);
    if (edition === undefined) throw new Error(`Edition ${entry.edition} was not rendered before its batch.`);
    const personal = {
      [ADDRESS_PLACE]: encode(entry.address),
      [LEAVE_URL_PLACE]: encode(leaveUrl),
      [MANAGE_TOKEN_PLACE]: encode(manageToken),
    };
    return { edition, personal };
  });
  return joinMails(mails);
}

interface PersonalMail {
  readonly edition: EncodedEdition;
  readonly personal: Readonly<Record<Place, BatchBody>>;
}

/** Bytes and not text: text of this size is copied anew to be joined, to be hashed and to be sent. */
function joinMails(mails: readonly PersonalMail[]): BatchBody {
  let length = 0;
  visitPieces(mails, (piece) => {
    length += piece.length;
  });
  const whole = new Uint8Array(length);
  let end = 0;
  visitPieces(mails, (piece) => {
    whole.set(piece, end);
    end += piece.length;
  });
  return whole;
}

/** A list of the pieces of a batch, some thousands, would cost more than the pieces themselves. */
function visitPieces(mails: readonly PersonalMail[], visit: (piece: BatchBody) => void): void {
  visit(OPEN);
  mails.forEach(({ edition, personal }, index) => {
    if (index > 0) visit(COMMA);
    for (const piece of edition) visit(typeof piece === "string" ? personal[piece] : piece);
  });
  visit(CLOSE);
}

/** One character becomes six at most: a control character as JSON spells it (RFC 8259, section 7). */
const MOST_BYTES = 6;

/** Encodes the personal texts of a batch, all into one buffer: one for each would cost more than the encoding. */
function createJsonEncoder(recipients: readonly PersonalParts[]) {
  const measure = ({ entry, leaveUrl, manageToken }: PersonalParts) =>
    entry.address.length + leaveUrl.length + manageToken.length;
  const room = new Uint8Array(MOST_BYTES * recipients.reduce((sum, parts) => sum + measure(parts), 0));
  let end = 0;
  return (text: string): BatchBody => {
    const start = end;
    end += UTF_8.encodeInto(JSON.stringify(text).slice(1, -1), room.subarray(start)).written;
    return room.subarray(start, end);
  };
}
