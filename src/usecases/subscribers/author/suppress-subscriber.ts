import type { SuppressionReason } from "../../../core/deliveries/delivery-event.ts";
import type { Problem } from "../../../core/problem.ts";
import { type Result, succeed } from "../../../core/result.ts";
import type { AddressHasher } from "../../../ports/access/address-hasher.ts";
import type { Clock } from "../../../ports/runtime/clock.ts";
import type { Log } from "../../../ports/runtime/log.ts";
import type { SuppressionList } from "../../../ports/subscribers/suppression-list.ts";
import { selectSubscriberId } from "../signup/select-subscriber-id.ts";

export interface SuppressDependencies {
  readonly suppressions: SuppressionList;
  readonly addressHasher: AddressHasher;
  readonly clock: Pick<Clock, "now">;
  readonly log: Log;
}

/** Null: nothing keeps this address from being written to. */
export interface SuppressionOutcome {
  readonly suppressed: SuppressionReason | null;
}

/**
 * The author's word that this address (or id) is never written to. Whoever is suppressed already keeps the first reason; an
 * address that was never here may be suppressed too. Idempotent.
 */
export async function suppressSubscriber(
  deps: SuppressDependencies,
  input: { readonly addressOrId: string },
): Promise<Result<SuppressionOutcome, Problem>> {
  const id = await selectSubscriberId(deps, input.addressOrId);
  if (!id.ok) return id;
  await deps.suppressions.suppress(id.value, deps.clock.now());
  deps.log.record("subscriber.suppressed", { id: id.value, reason: "manual" });
  return succeed({ suppressed: (await deps.suppressions.find(id.value)).reason });
}

/**
 * The author's word that this address (or id) may be written to again; of what the provider reports later it may be
 * suppressed anew. Whoever left stays away. Idempotent.
 */
export async function unsuppressSubscriber(
  deps: SuppressDependencies,
  input: { readonly addressOrId: string },
): Promise<Result<SuppressionOutcome, Problem>> {
  const id = await selectSubscriberId(deps, input.addressOrId);
  if (!id.ok) return id;
  await deps.suppressions.lift(id.value, deps.clock.now());
  deps.log.record("subscriber.unsuppressed", { id: id.value });
  return succeed({ suppressed: (await deps.suppressions.find(id.value)).reason });
}
