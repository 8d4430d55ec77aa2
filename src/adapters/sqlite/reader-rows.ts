import { asEditionKey, asSubscriberId, type SubscriberId } from "../../core/ids.ts";
import type { RosterEntry } from "../../core/issues/batch.ts";
import { readLedgerJson } from "./read-ledger-json.ts";

/** Readers as text in one column, in their order. Written by this adapter alone, so the casts restore what it put in. */
export const encodeReaders = (readers: readonly RosterEntry[]): string =>
  JSON.stringify(readers.map((reader) => [reader.id, reader.edition, reader.address]));

export const decodeReaders = (text: string): readonly RosterEntry[] =>
  (readLedgerJson("packs", text) as [string, string, string][]).map(([id, edition, address]) => ({
    id: asSubscriberId(id),
    address,
    edition: asEditionKey(edition),
  }));

/** Who they are and what they get, without where: what stays once nothing more is submitted to them. */
export const encodeMembers = (readers: readonly RosterEntry[]): string =>
  JSON.stringify(readers.map((reader) => [reader.id, reader.edition]));

/** Their addresses, kept beside until they are forgotten. */
export const encodeAddresses = (readers: readonly RosterEntry[]): string =>
  JSON.stringify(readers.map((reader) => reader.address));

/** The empty text: forgotten. */
export function decodeMembers(members: string, addresses: string): readonly RosterEntry[] {
  const known = addresses === "" ? [] : (readLedgerJson("addresses", addresses) as string[]);
  return (readLedgerJson("recipients", members) as [string, string][]).map(([id, edition], index) => ({
    id: asSubscriberId(id),
    address: known[index] ?? "",
    edition: asEditionKey(edition),
  }));
}

/** The first and the last of their ids; readers are not always in order of them. */
export function selectIdRange(readers: readonly RosterEntry[]): readonly [SubscriberId, SubscriberId] {
  const [one, ...others] = readers.map((reader) => reader.id);
  if (one === undefined) throw new Error("A batch of nobody has no range of ids.");
  return [others.reduce((a, b) => (a < b ? a : b), one), others.reduce((a, b) => (a > b ? a : b), one)];
}
