import type { LinkClaims, LinkPurpose } from "../../core/link-token.ts";
import type { LinkSigner } from "../../ports/link-signer.ts";
import { computeHmac } from "./compute-hmac.ts";
import { isEqualInConstantTime } from "./constant-time.ts";
import { decodeBase64Url, encodeBase64Url } from "./encode-bytes.ts";
import { CLAIMS_LENGTH, claimFor, decodeClaims, encodeClaims } from "./link-claims-codec.ts";

/** HMAC-SHA-256 cut to 128 bits (RFC 2104, section 5): a leave token lives for ever, but each guess costs a request. */
const CODE_LENGTH = 16;

/** The two tokens of a mail share one HMAC, a half each: who has the one half can tell nothing of the other. */
const HALVES: Partial<Record<LinkPurpose, number>> = { leave: 0, manage: CODE_LENGTH };

/** Tokens of 74 characters. The first key signs, all verify: keys rotate and old links go on working. */
export function createLinkSigner(secretKeys: readonly string[]): LinkSigner {
  const [newest] = secretKeys;
  if (newest === undefined) throw new Error("The link signer needs a secret key.");
  return {
    sign: async (claims) => {
      const bytes = encodeClaims(claims);
      return joinToken(bytes, computeCode(newest, bytes, claims.purpose));
    },
    async signMail(claims) {
      const leave = encodeClaims({ ...claims, purpose: "leave" });
      const whole = computeWhole(newest, leave);
      const manage = claimFor("manage", leave);
      return {
        leave: joinToken(leave, selectHalf(whole, "leave")),
        manage: joinToken(manage, selectHalf(whole, "manage")),
      };
    },
    async verify(token, purpose) {
      const bytes = decodeBase64Url(token);
      if (bytes === null || bytes.length !== CLAIMS_LENGTH + CODE_LENGTH) return null;
      const claims = bytes.subarray(0, CLAIMS_LENGTH);
      const code = bytes.subarray(CLAIMS_LENGTH);
      const signed = secretKeys.map((key) => isEqualInConstantTime(computeCode(key, claims, purpose), code));
      return signed.includes(true) ? decodeClaims(claims, purpose) : null;
    },
  };
}

function joinToken(claims: Uint8Array, code: Uint8Array): string {
  const token = new Uint8Array(CLAIMS_LENGTH + CODE_LENGTH);
  token.set(claims);
  token.set(code, CLAIMS_LENGTH);
  return encodeBase64Url(token);
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
