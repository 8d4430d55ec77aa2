import type { RosterEntry } from "../../core/batch.ts";
import { asEditionKey, asSubscriberId, type SubscriberId } from "../../core/ids.ts";

/** Readers as text in one column, in their order. Written by this adapter alone, so the casts restore what it put in. */
export const encodeReaders = (readers: readonly RosterEntry[]): string =>
  JSON.stringify(readers.map((reader) => [reader.id, reader.edition, reader.address]));

export const decodeReaders = (text: string): readonly RosterEntry[] =>
  (JSON.parse(text) as [string, string, string][]).map(([id, edition, address]) => ({
    id: asSubscriberId(id),
    address,
    edition: asEditionKey(edition),
  }));

/** What stays of readers once nothing more is submitted to them: who they were, not where. */
export const encodeForgotten = (readers: readonly RosterEntry[]): string =>
  encodeReaders(readers.map((reader) => ({ ...reader, address: "" })));

/** The first and the last of their ids; readers are not always in order of them. */
export function selectIdRange(readers: readonly RosterEntry[]): readonly [SubscriberId, SubscriberId] {
  const [one, ...others] = readers.map((reader) => reader.id);
  if (one === undefined) throw new Error("A batch of nobody has no range of ids.");
  return [others.reduce((a, b) => (a < b ? a : b), one), others.reduce((a, b) => (a > b ? a : b), one)];
}
