import type { AddressFacts, AddressQuery } from "../../core/subscribers/address-facts.ts";

/**
 * Reads it in one round trip and one transaction: an unsubscription and the change that it came with are both seen or neither
 * is. Throws `UnreadableRowError` where the request that was named cannot be read.
 */
export interface AddressFactsReader {
  find(query: AddressQuery): Promise<AddressFacts>;
}
