import { Buffer } from "node:buffer";

const SIGNATURE = /^sha256=([0-9a-f]{64})$/i;

/**
 * `X-Hub-Signature-256`: HMAC-SHA-256 over the body's bytes (docs.github.com/webhooks/…/validating-webhook-deliveries). Web
 * Crypto compares in constant time. No secret, no entry.
 */
export async function isSigned(
  secret: string | null,
  signature: string | undefined,
  body: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const [, hex] = SIGNATURE.exec(signature ?? "") ?? [];
  if (secret === null || hex === undefined) return false;
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const bytes = new TextEncoder().encode(secret);
  const key = await crypto.subtle.importKey("raw", bytes, algorithm, false, ["verify"]);
  return crypto.subtle.verify("HMAC", key, Buffer.from(hex, "hex"), body);
}
