import type { PlaceholderKeys } from "../../ports/access/placeholder-keys.ts";
import { computeHmac } from "./compute-hmac.ts";
import { encodeHex } from "./encode-bytes.ts";

/** 128 bits of an HMAC by the newest key. An issue freezes its own, so that a new key changes no edition. */
export function createPlaceholderKeys(secretKeys: readonly string[]): PlaceholderKeys {
  const [newest] = secretKeys;
  if (newest === undefined) throw new Error("Placeholders need a secret key.");
  return {
    derive: (issue) =>
      encodeHex(computeHmac(newest, "gazette/placeholder", new TextEncoder().encode(issue)).subarray(0, 16)),
  };
}
