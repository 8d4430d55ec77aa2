import type { LinkClaims, LinkPurpose } from "../../core/access/link-token.ts";
import type { LinkSigner } from "../../ports/access/link-signer.ts";
import { computeHmac } from "./compute-hmac.ts";
import { isEqualInConstantTime } from "./constant-time.ts";
import { decodeBase64Url, encodeBase64Url } from "./encode-bytes.ts";
import { CLAIMS_LENGTH, claimFor, decodeClaims, encodeClaims } from "./link-claims-codec.ts";

/** HMAC-SHA-256 cut to 128 bits (RFC 2104, section 5): a leave token lives for ever, but each guess costs a request. */
const CODE_LENGTH = 16;

/** The two tokens of a mail share one HMAC, a half each: who has the one half can tell nothing of the other. */
const HALVES: Partial<Record<LinkPurpose, number>> = { leave: 0, manage: CODE_LENGTH };

/** All that a token may do whose key somebody else may know: a link that leaves has to work for ever. */
const STILL_GOOD: LinkPurpose = "leave";

/**
 * Tokens of 74 characters. The first key signs, all verify: keys rotate and old links go on working. Of what a retired
 * key signed, only the links that leave do.
 */
export function createLinkSigner(
  secretKeys: readonly string[],
  retiredKeys: readonly string[] = [],
): LinkSigner {
  const [newest] = secretKeys;
  if (newest === undefined) throw new Error("The link signer needs a secret key.");
  return {
    sign: async (claims) => {
      const bytes = encodeClaims(claims);
      return spellTokens([{ claims: bytes, code: computeCode(newest, bytes, claims.purpose) }])(0);
    },
    async signMails(recipients, issuedAt) {
      const tokens = recipients.flatMap(({ id }) => {
        const leave = encodeClaims({ purpose: "leave", id, issuedAt });
        const whole = computeWhole(newest, leave);
        return [
          { claims: leave, code: selectHalf(whole, "leave") },
          { claims: claimFor("manage", leave), code: selectHalf(whole, "manage") },
        ];
      });
      const spelled = spellTokens(tokens);
      return recipients.map((recipient, index) => [
        recipient,
        { leave: spelled(2 * index), manage: spelled(2 * index + 1) },
      ]);
    },
    async verify(token, purpose) {
      const bytes = decodeBase64Url(token);
      if (bytes === null || bytes.length !== CLAIMS_LENGTH + CODE_LENGTH) return null;
      const claims = bytes.subarray(0, CLAIMS_LENGTH);
      const code = bytes.subarray(CLAIMS_LENGTH);
      const believed = secretKeys.filter((key) => purpose === STILL_GOOD || !retiredKeys.includes(key));
      const signed = believed.map((key) => isEqualInConstantTime(computeCode(key, claims, purpose), code));
      return signed.includes(true) ? decodeClaims(claims, purpose) : null;
    },
  };
}

/** Filled up to whole groups of three bytes, each four characters (RFC 4648, section 4): a row of them is spelled at once. */
const ROOM = Math.ceil((CLAIMS_LENGTH + CODE_LENGTH) / 3) * 3;
const ROOM_SPELLED = (ROOM / 3) * 4;
const TOKEN_SPELLED = Math.ceil(((CLAIMS_LENGTH + CODE_LENGTH) / 3) * 4);

/** The text of each token by its place. All are spelled by one call: a mail has two, and the call costs more than they do. */
function spellTokens(tokens: readonly { readonly claims: Uint8Array; readonly code: Uint8Array }[]) {
  const bytes = new Uint8Array(tokens.length * ROOM);
  tokens.forEach(({ claims, code }, index) => {
    bytes.set(claims, index * ROOM);
    bytes.set(code, index * ROOM + CLAIMS_LENGTH);
  });
  const text = encodeBase64Url(bytes);
  return (index: number) => text.slice(index * ROOM_SPELLED, index * ROOM_SPELLED + TOKEN_SPELLED);
}

const computeCode = (secret: string, claims: Uint8Array, purpose: LinkClaims["purpose"]) =>
  purpose in HALVES
    ? selectHalf(computeWhole(secret, claims), purpose)
    : computeHmac(secret, "gazette/link", claims).subarray(0, CODE_LENGTH);

/** Over the claims of both tokens of a mail: whose, since when, and no purpose of either. */
const computeWhole = (secret: string, claims: Uint8Array) =>
  computeHmac(secret, "gazette/link", claimFor("mail", claims));

function selectHalf(whole: Uint8Array, purpose: LinkPurpose): Uint8Array {
  const from = HALVES[purpose] ?? 0;
  return whole.subarray(from, from + CODE_LENGTH);
}
