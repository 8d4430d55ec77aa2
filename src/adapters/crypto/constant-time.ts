type TimingSafeSubtle = SubtleCrypto & { timingSafeEqual?: (a: Uint8Array, b: Uint8Array) => boolean };

/**
 * The one place where secrets are compared: how long it takes tells nothing about where two values differ. The
 * platform's own comparison where there is one (Workers), else one that looks at every byte (Node).
 */
export function isEqualInConstantTime(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  const subtle: TimingSafeSubtle = crypto.subtle;
  if (subtle.timingSafeEqual !== undefined) return subtle.timingSafeEqual(a, b);
  return a.reduce((difference, byte, index) => difference | (byte ^ (b[index] ?? 0)), 0) === 0;
}
