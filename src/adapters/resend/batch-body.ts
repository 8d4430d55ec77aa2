import type { PersonalMail } from "../../core/editions/encoded-mail.ts";
import type { PersonalPart } from "../../core/editions/placeholders.ts";

/** The exact body of one batch: JSON in UTF-8, a megabyte and more. The same mails give the same bytes. */
export function assembleBody(mails: readonly PersonalMail[], buffer: BodyBuffer): Uint8Array {
  const escaped = mails.map(({ edition, parts }) => ({
    pieces: edition.pieces,
    address: escapeJson(parts.address),
    leaveUrl: escapeJson(parts.leaveUrl),
    manageToken: escapeJson(parts.manageToken),
  }));
  const cut = encodeTexts(escaped.flatMap((mail) => [mail.address, mail.leaveUrl, mail.manageToken]));
  const encoded = escaped.map(({ pieces, address, leaveUrl, manageToken }) => ({
    pieces,
    personal: {
      address: cut(address),
      leaveUrl: cut(leaveUrl),
      manageToken: cut(manageToken),
    },
  }));
  return joinMails(encoded, buffer);
}

/** So many bytes; the next call may give the same ones again. */
export type BodyBuffer = (length: number) => Uint8Array;

/** For one body after the other: a new buffer for each would fill the heap with what waits for the collector. */
export function createBodyBuffer(): BodyBuffer {
  let buffer = new Uint8Array();
  return (length) => {
    if (length > buffer.length) buffer = new Uint8Array(length);
    return buffer.subarray(0, length);
  };
}

interface EncodedParts {
  readonly pieces: PersonalMail["edition"]["pieces"];
  readonly personal: Readonly<Record<PersonalPart, Uint8Array>>;
}

const UTF_8 = new TextEncoder();
const [OPEN, COMMA, CLOSE] = [UTF_8.encode("["), UTF_8.encode(","), UTF_8.encode("]")];

/**
 * Bytes and not text: text of this size is copied anew to be joined and to be sent. Measured first and copied then; a list of
 * the pieces of a batch, some thousands, would cost more than the pieces themselves.
 */
function joinMails(mails: readonly EncodedParts[], buffer: BodyBuffer): Uint8Array {
  const commas = Math.max(0, mails.length - 1) * COMMA.length;
  const whole = buffer(mails.reduce((sum, mail) => sum + measure(mail), OPEN.length + commas + CLOSE.length));
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

function measure({ pieces, personal }: EncodedParts): number {
  let length = 0;
  for (const piece of pieces) length += (typeof piece === "string" ? personal[piece] : piece).length;
  return length;
}

const escapeJson = (text: string) => JSON.stringify(text).slice(1, -1);

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
