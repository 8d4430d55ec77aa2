import type { AddressHasher } from "../../ports/access/address-hasher.ts";
import type { IdKeyMemory } from "../../ports/subscribers/id-key-memory.ts";

export interface IdKeyDependencies {
  readonly addressHasher: AddressHasher;
  readonly idKey: IdKeyMemory;
}

/** The hash of the empty address: it tells keys apart, and nothing about anybody. */
export const NOBODY = "";

/** In plain words, for whoever runs this. */
export const WRONG_ID_KEY =
  "Its last key is not the one that the ids of the subscribers come from: put that key back at the end of the list, as retired:<key> where it is out of use. Until then nobody is found by their address.";

/**
 * Do ids still come from the key that they came from at first? Under another one nobody would be found by their
 * address: whoever left could be taken in again.
 */
export async function holdsIdKey({ addressHasher, idKey }: IdKeyDependencies): Promise<boolean> {
  const known = await idKey.find();
  return known === null || known === (await addressHasher.hash(NOBODY));
}

/**
 * Beside a write that derives an id: the first one settles which key it is, so that nothing is written under two. One round
 * trip. Idempotent.
 */
export async function claimIdKey({ addressHasher, idKey }: IdKeyDependencies): Promise<void> {
  await idKey.claim(await addressHasher.hash(NOBODY));
}

/** Remembers the key where nothing has yet; fails where it is another. Idempotent. */
export async function rememberIdKey(deps: IdKeyDependencies): Promise<void> {
  await claimIdKey(deps);
  if (!(await holdsIdKey(deps))) throw new Error(`SECRET_KEY: ${WRONG_ID_KEY}`);
}
