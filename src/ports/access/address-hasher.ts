import type { SubscriberId } from "../../core/ids.ts";

/** HMAC-SHA-256 of a folded address under the oldest secret key. */
export interface AddressHasher {
  hash(foldedAddress: string): Promise<SubscriberId>;
}
