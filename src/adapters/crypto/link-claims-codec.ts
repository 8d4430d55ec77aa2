import type { LinkClaims, LinkPurpose } from "../../core/access/link-token.ts";
import { asSubscriberId } from "../../core/ids.ts";
import { decodeHexInto, encodeHex } from "./encode-bytes.ts";

/** Numbers stand in mails that were sent years ago: never change or reuse one. */
const PURPOSES = { confirm: 1, leave: 2, manage: 3, fresh: 4, browser: 5 } as const satisfies Record<
  LinkPurpose,
  number
>;

/** In place of a purpose, where the two tokens of a mail are signed together: no token has it. */
const MAIL = 0;

const ID_LENGTH = 32;

/** One byte of purpose, 32 of id, 6 of milliseconds since 1970. */
export const CLAIMS_LENGTH = 39;

export function encodeClaims(claims: LinkClaims): Uint8Array {
  if (claims.id.length !== 2 * ID_LENGTH)
    throw new Error("A link token needs a subscriber id of 64 hex digits.");
  const bytes = new Uint8Array(CLAIMS_LENGTH);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, PURPOSES[claims.purpose]);
  decodeHexInto(bytes, 1, claims.id);
  view.setUint16(33, Math.floor(claims.issuedAt / 2 ** 32));
  view.setUint32(35, claims.issuedAt % 2 ** 32);
  return bytes;
}

/** The same claims for another purpose, or for both that a mail has. */
export function claimFor(purpose: LinkPurpose | "mail", claims: Uint8Array): Uint8Array {
  const bytes = claims.slice();
  bytes[0] = purpose === "mail" ? MAIL : PURPOSES[purpose];
  return bytes;
}

/** Null where the bytes are claims for another purpose. */
export function decodeClaims(bytes: Uint8Array, purpose: LinkPurpose): LinkClaims | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint8(0) !== PURPOSES[purpose]) return null;
  const issuedAt = view.getUint16(33) * 2 ** 32 + view.getUint32(35);
  return { purpose, id: asSubscriberId(encodeHex(bytes.subarray(1, 33))), issuedAt };
}
