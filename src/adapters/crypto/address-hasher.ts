import { asSubscriberId } from "../../core/ids.ts";
import type { AddressHasher } from "../../ports/access/address-hasher.ts";
import { computeHmac } from "./compute-hmac.ts";
import { encodeHex } from "./encode-bytes.ts";

/**
 * Ids use the last, that is the oldest, key: a new key at the front of the list changes no id. A retired one goes on
 * deriving them: see docs/operations.md for what that gives away, and what making them anew would not take back.
 */
export function createAddressHasher(secretKeys: readonly string[]): AddressHasher {
  const oldest = secretKeys.at(-1);
  if (oldest === undefined) throw new Error("The address hasher needs a secret key.");
  return {
    async hash(foldedAddress) {
      return asSubscriberId(
        encodeHex(computeHmac(oldest, "gazette/address", new TextEncoder().encode(foldedAddress))),
      );
    },
  };
}
