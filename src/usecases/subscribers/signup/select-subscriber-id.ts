import { parseEmailAddress } from "../../../core/email-address.ts";
import { isSubscriberId, type SubscriberId } from "../../../core/ids.ts";
import type { Problem } from "../../../core/problem.ts";
import { type Result, succeed } from "../../../core/result.ts";
import type { AddressHasher } from "../../../ports/access/address-hasher.ts";

/** The id that an author names by itself (addresses in paths reach logs) or by the address. */
export async function selectSubscriberId(
  deps: { readonly addressHasher: AddressHasher },
  addressOrId: string,
): Promise<Result<SubscriberId, Problem>> {
  if (isSubscriberId(addressOrId)) return succeed(addressOrId);
  const email = parseEmailAddress(addressOrId);
  return email.ok ? succeed(await deps.addressHasher.hash(email.value.folded)) : email;
}
