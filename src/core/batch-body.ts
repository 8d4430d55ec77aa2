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
  const pieces = recipients.flatMap(({ entry, leaveUrl, manageToken }, index) => {
    const encoded = editions.get(entry.edition);
    if (encoded === undefined) throw new Error(`Edition ${entry.edition} was not rendered before its batch.`);
    const personal: Readonly<Record<Place, BatchBody>> = {
      [ADDRESS_PLACE]: toBytes(toJsonText(entry.address)),
      [LEAVE_URL_PLACE]: toBytes(toJsonText(leaveUrl)),
      [MANAGE_TOKEN_PLACE]: toBytes(toJsonText(manageToken)),
    };
    const mail = encoded.map((piece) => (typeof piece === "string" ? personal[piece] : piece));
    return index === 0 ? mail : [COMMA, ...mail];
  });
  return joinBytes([OPEN, ...pieces, CLOSE]);
}

/** Bytes and not text: text of this size is copied anew to be joined, to be hashed and to be sent. */
function joinBytes(pieces: readonly BatchBody[]): BatchBody {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let end = 0;
  for (const piece of pieces) {
    whole.set(piece, end);
    end += piece.length;
  }
  return whole;
}

const toBytes = (text: string): BatchBody => new TextEncoder().encode(text);
const toJsonText = (text: string) => JSON.stringify(text).slice(1, -1);
const [OPEN, COMMA, CLOSE] = [toBytes("["), toBytes(","), toBytes("]")];
