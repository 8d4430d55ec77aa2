import type { PersonalPart } from "../editions/placeholders.ts";
import type { EditionKey } from "../ids.ts";
import type { RosterEntry } from "../issues/batch.ts";
import type { EncodedEdition } from "./encode-edition.ts";

export interface PersonalParts {
  readonly entry: RosterEntry;
  readonly leaveUrl: string;
  readonly manageToken: string;
}

/** Joins the bytes of a batch as they leave, in the room that is given: JSON in UTF-8, a megabyte and more. */
export type JoinBody = (room: BodyRoom) => Uint8Array;

type Editions = ReadonlyMap<EditionKey, EncodedEdition>;

/**
 * What a body is joined from, as text: the same text gives the same bytes. An edition stands for itself by its hash, so that
 * a hash of this is one of the body, for a thirtieth of the work.
 */
export const bodyFingerprint = (recipients: readonly PersonalParts[], editions: Editions): string =>
  JSON.stringify(
    recipients.map(({ entry, leaveUrl, manageToken }) => [
      findEdition(editions, entry).hash,
      entry.address,
      leaveUrl,
      manageToken,
    ]),
  );

/** The exact body of one batch: the same recipients and editions give the same bytes. */
export function assembleBody(
  recipients: readonly PersonalParts[],
  editions: Editions,
  room: BodyRoom,
): Uint8Array {
  const spelled = recipients.map(({ entry, leaveUrl, manageToken }) => ({
    pieces: findEdition(editions, entry).pieces,
    address: spell(entry.address),
    leaveUrl: spell(leaveUrl),
    manageToken: spell(manageToken),
  }));
  const cut = encodeTexts(spelled.flatMap((mail) => [mail.address, mail.leaveUrl, mail.manageToken]));
  const mails = spelled.map(({ pieces, address, leaveUrl, manageToken }) => ({
    pieces,
    personal: {
      address: cut(address),
      leaveUrl: cut(leaveUrl),
      manageToken: cut(manageToken),
    },
  }));
  return joinMails(mails, room);
}

function findEdition(editions: Editions, { edition: key }: RosterEntry): EncodedEdition {
  const edition = editions.get(key);
  if (edition === undefined) throw new Error(`Edition ${key} was not rendered before its batch.`);
  return edition;
}

/** Room for so many bytes; the next call may give the same ones again. */
export type BodyRoom = (length: number) => Uint8Array;

/** For one body after the other: a new room for each would fill the heap with what waits for the collector. */
export function createBodyRoom(): BodyRoom {
  let room = new Uint8Array();
  return (length) => {
    if (length > room.length) room = new Uint8Array(length);
    return room.subarray(0, length);
  };
}

interface PersonalMail {
  readonly pieces: EncodedEdition["pieces"];
  readonly personal: Readonly<Record<PersonalPart, Uint8Array>>;
}

const UTF_8 = new TextEncoder();
const [OPEN, COMMA, CLOSE] = [UTF_8.encode("["), UTF_8.encode(","), UTF_8.encode("]")];

/**
 * Bytes and not text: text of this size is copied anew to be joined and to be sent. Measured first and copied then; a list of
 * the pieces of a batch, some thousands, would cost more than the pieces themselves.
 */
function joinMails(mails: readonly PersonalMail[], room: BodyRoom): Uint8Array {
  const commas = Math.max(0, mails.length - 1) * COMMA.length;
  const whole = room(mails.reduce((sum, mail) => sum + measure(mail), OPEN.length + commas + CLOSE.length));
  let end = 0;
  const put = (piece: Uint8Array) => {
    whole.set(piece, end);
    end += piece.length;
  };
  put(OPEN);
  for (const [index, { pieces, personal }] of mails.entries()) {
    if (index > 0) put(COMMA);
    for (const piece of pieces) put(typeof piece === "string" ? personal[piece] : piece);
  }
  put(CLOSE);
  return whole;
}

function measure({ pieces, personal }: PersonalMail): number {
  let length = 0;
  for (const piece of pieces) length += (typeof piece === "string" ? personal[piece] : piece).length;
  return length;
}

const spell = (text: string) => JSON.stringify(text).slice(1, -1);

/** Encodes texts by one call, which costs as much as one of them. The answer gives the bytes of each, asked in their order. */
function encodeTexts(texts: readonly string[]): (text: string) => Uint8Array {
  const whole = texts.join("");
  const bytes = UTF_8.encode(whole);
  const isAscii = bytes.length === whole.length;
  let end = 0;
  return (text) => {
    const start = end;
    end += isAscii ? text.length : UTF_8.encode(text).length;
    return bytes.subarray(start, end);
  };
}
