import { createHmac, createSecretKey, type KeyObject } from "node:crypto";

/** Imported keys, for the life of the isolate. */
const keys = new Map<string, KeyObject>();

function importKey(secret: string): KeyObject {
  const known = keys.get(secret) ?? createSecretKey(new TextEncoder().encode(secret));
  keys.set(secret, known);
  return known;
}

/** What a code is for: the same bytes give another code for another use of the same secret. */
export type HmacUse = "gazette/address" | "gazette/link" | "gazette/placeholder" | "gazette/preview";

const toPrefix = (use: string) => new TextEncoder().encode(`${use}\0`);
const PREFIXES: Readonly<Record<HmacUse, Uint8Array>> = {
  "gazette/address": toPrefix("gazette/address"),
  "gazette/link": toPrefix("gazette/link"),
  "gazette/placeholder": toPrefix("gazette/placeholder"),
  "gazette/preview": toPrefix("gazette/preview"),
};

/**
 * HMAC-SHA-256 (RFC 2104) over the use, a zero byte and the message: 32 bytes. Every mail needs one, so it is `node:crypto`,
 * which answers at once: a promise of Web Crypto costs as much again.
 */
export function computeHmac(secret: string, use: HmacUse, message: Uint8Array): Uint8Array {
  const prefix = PREFIXES[use];
  const input = new Uint8Array(prefix.length + message.length);
  input.set(prefix);
  input.set(message, prefix.length);
  return createHmac("sha256", importKey(secret)).update(input).digest();
}
