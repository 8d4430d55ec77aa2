import { Buffer } from "node:buffer";

/** The same bytes, not a copy. A mail's token is made of them, so this is on the way of every mail. */
const toBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Lower-case hex. */
export const encodeHex = (bytes: Uint8Array): string => toBuffer(bytes).toString("hex");

/** Bytes of an even number of hex digits. */
export const decodeHex = (hex: string): Uint8Array => Buffer.from(hex, "hex");

/** Base64 for URLs, without padding (RFC 4648, section 5). */
export const encodeBase64Url = (bytes: Uint8Array): string => toBuffer(bytes).toString("base64url");

/** Null unless the text is exactly what `encodeBase64Url` makes: one token has one spelling. */
export function decodeBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array(Buffer.from(text, "base64url"));
  return encodeBase64Url(bytes) === text ? bytes : null;
}
