const FNV_OFFSET = 0xcbf29ce484222325n;
const FNV_PRIME = 0x100000001b3n;
const MASK_64 = 0xffffffffffffffffn;

/**
 * FNV-1a, 64 bits, as 13 characters of base 36: a stable short name for ids (not for secrets). Derived, never
 * random, so that a repeated plan makes the same id. http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function deriveShortHash(parts: readonly string[]): string {
  let hash = FNV_OFFSET;
  for (const byte of new TextEncoder().encode(parts.join("\u0000"))) {
    hash = ((hash ^ BigInt(byte)) * FNV_PRIME) & MASK_64;
  }
  return hash.toString(36).padStart(13, "0");
}
