/**
 * Imported keys, for the life of the isolate. The key is kept and not the promise of it: a promise belongs to the
 * request that made it, and another request that waits for it may wait for ever.
 */
const imported = new Map<string, CryptoKey>();

async function importHmacKey(secret: string): Promise<CryptoKey> {
  const known = imported.get(secret);
  if (known !== undefined) return known;
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(secret), algorithm, false, [
    "sign",
  ]);
  imported.set(secret, key);
  return key;
}

/** What a code is for: the same bytes give another code for another use of the same secret. */
export type HmacUse = "gazette/address" | "gazette/link";

const toPrefix = (use: string) => new TextEncoder().encode(`${use}\0`);
const PREFIXES: Readonly<Record<HmacUse, Uint8Array>> = {
  "gazette/address": toPrefix("gazette/address"),
  "gazette/link": toPrefix("gazette/link"),
};

/** HMAC-SHA-256 over the use, a zero byte and the message: 32 bytes. */
export async function computeHmac(secret: string, use: HmacUse, message: Uint8Array): Promise<Uint8Array> {
  const prefix = PREFIXES[use];
  const input = new Uint8Array(prefix.length + message.length);
  input.set(prefix);
  input.set(message, prefix.length);
  return new Uint8Array(await crypto.subtle.sign("HMAC", await importHmacKey(secret), input));
}
