import type { AddressFacts, AddressQuery } from "../../../core/subscribers/address-facts.ts";
import type { Subscriber } from "../../../core/subscribers/subscriber.ts";
import type { AddressFactsReader } from "../../../ports/subscribers/address-facts.ts";
import type { SubscriberBase } from "../../../ports/subscribers/subscriber-base.ts";

export interface FactsDependencies {
  readonly base: Pick<SubscriberBase, "find">;
  readonly facts: AddressFactsReader;
}

/** Somebody as known now, with what else is known of their address; `seq` of the change that says so, null: KV alone does. */
export interface SeenFacts extends Omit<AddressFacts, "latest"> {
  readonly record: Subscriber | null;
  readonly seq: number | null;
  /** The latest change is there and cannot be read: `record` is null, and nobody knows what is kept of them. */
  readonly isUnreadable: boolean;
}

/** KV, overlaid with the latest change, side by side. Both are always read, so that the time taken tells nothing. */
export async function findFacts(deps: FactsDependencies, query: AddressQuery): Promise<SeenFacts> {
  const [{ latest, ...facts }, stored] = await Promise.all([
    deps.facts.find(query),
    deps.base.find(query.id),
  ]);
  return latest === null
    ? { ...facts, record: stored, seq: null, isUnreadable: false }
    : { ...facts, record: latest.record, seq: latest.seq, isUnreadable: latest.isUnreadable === true };
}
