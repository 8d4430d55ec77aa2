import { Buffer } from "node:buffer";

/** The same bytes, not a copy. A mail's token is made of them, so this is on the way of every mail. */
const toBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Lower-case hex. */
export const encodeHex = (bytes: Uint8Array): string => toBuffer(bytes).toString("hex");

/** Puts the bytes of lower-case hex digits, two each, into others; by hand, because a buffer of Node's costs ten times as much as the work. */
export function decodeHexInto(bytes: Uint8Array, from: number, hex: string): void {
  for (let at = 0; 2 * at < hex.length; at += 1)
    bytes[from + at] = (toDigit(hex.charCodeAt(2 * at)) << 4) | toDigit(hex.charCodeAt(2 * at + 1));
}

/** `0` is 48, `a` is 97. */
const toDigit = (code: number) => (code < 58 ? code - 48 : code - 87);

/** Base64 for URLs, without padding (RFC 4648, section 5). */
export const encodeBase64Url = (bytes: Uint8Array): string => toBuffer(bytes).toString("base64url");

/** Null unless the text is exactly what `encodeBase64Url` makes: one token has one spelling. */
export function decodeBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array(Buffer.from(text, "base64url"));
  return encodeBase64Url(bytes) === text ? bytes : null;
}
