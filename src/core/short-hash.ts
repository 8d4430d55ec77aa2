/** The offset 0xcbf29ce484222325 as two halves, and the prime 2 ** 40 + 435 without its upper part. */
const OFFSET_HIGH = 0xcbf29ce4;
const OFFSET_LOW = 0x84222325;
const PRIME_LOW = 435;
const HALF = 2 ** 32;

const UTF_8 = new TextEncoder();

/**
 * FNV-1a, 64 bits, as 13 characters of base 36: a stable short name for ids (not for secrets). Derived, never
 * random, so that a repeated plan makes the same id. http://www.isthe.com/chongo/tech/comp/fnv/
 * By halves of 32 bits, whose products a number holds exactly: each reader of a roster needs one, and a `BigInt` for
 * each byte costs ten times as much.
 */
export function deriveShortHash(parts: readonly string[]): string {
  let high = OFFSET_HIGH;
  let low = OFFSET_LOW;
  for (const byte of UTF_8.encode(parts.join("\u0000"))) {
    const mixed = (low ^ byte) >>> 0;
    const product = mixed * PRIME_LOW;
    high = (high * PRIME_LOW + mixed * 2 ** 8 + Math.floor(product / HALF)) % HALF;
    low = product % HALF;
  }
  return (BigInt(high) * BigInt(HALF) + BigInt(low)).toString(36).padStart(13, "0");
}
