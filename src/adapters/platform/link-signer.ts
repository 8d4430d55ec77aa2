import type { LinkSigner } from "../../ports/link-signer.ts";
import { isEqualInConstantTime } from "./constant-time.ts";
import { decodeBase64Url, encodeBase64Url } from "./encode-bytes.ts";
import { computeHmac } from "./hmac-key.ts";
import { CLAIMS_LENGTH, decodeClaims, encodeClaims } from "./link-claims-codec.ts";

/** HMAC-SHA-256 cut to 128 bits (RFC 2104, section 5): a leave token lives for ever, but each guess costs a request. */
const CODE_LENGTH = 16;

/** Tokens of 74 characters. The first key signs, all verify: keys rotate and old links go on working. */
export function createLinkSigner(secretKeys: readonly string[]): LinkSigner {
  const [newest] = secretKeys;
  if (newest === undefined) throw new Error("The link signer needs a secret key.");
  return {
    async sign(claims) {
      const bytes = encodeClaims(claims);
      const token = new Uint8Array(CLAIMS_LENGTH + CODE_LENGTH);
      token.set(bytes);
      token.set(await computeCode(newest, bytes), CLAIMS_LENGTH);
      return encodeBase64Url(token);
    },
    async verify(token, purpose) {
      const bytes = decodeBase64Url(token);
      if (bytes === null || bytes.length !== CLAIMS_LENGTH + CODE_LENGTH) return null;
      const claims = bytes.subarray(0, CLAIMS_LENGTH);
      const code = bytes.subarray(CLAIMS_LENGTH);
      const signed = await Promise.all(
        secretKeys.map(async (key) => isEqualInConstantTime(await computeCode(key, claims), code)),
      );
      return signed.includes(true) ? decodeClaims(claims, purpose) : null;
    },
  };
}

async function computeCode(secret: string, claims: Uint8Array): Promise<Uint8Array> {
  return (await computeHmac(secret, "gazette/link", claims)).subarray(0, CODE_LENGTH);
}
