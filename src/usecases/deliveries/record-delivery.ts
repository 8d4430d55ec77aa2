import { deriveSuppression } from "../../core/deliveries/delivery-event.ts";
import type { DeliveryReport, ProviderCall } from "../../core/deliveries/delivery-report.ts";
import { parseEmailAddress } from "../../core/email-address.ts";
import type { SubscriberId } from "../../core/ids.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { AddressHasher } from "../../ports/access/address-hasher.ts";
import type { DeliveryLog } from "../../ports/deliveries/delivery-log.ts";
import type { DeliveryReports } from "../../ports/deliveries/delivery-reports.ts";
import type { Log } from "../../ports/runtime/log.ts";
import type { SuppressionList } from "../../ports/subscribers/suppression-list.ts";

export interface DeliveryDependencies {
  readonly reports: DeliveryReports;
  readonly deliveries: DeliveryLog;
  readonly suppressions: Pick<SuppressionList, "suppressReported">;
  readonly addressHasher: AddressHasher;
  readonly log: Log;
}

export type DeliveryOutcome = { readonly status: "recorded" } | { readonly status: "ignored" };

/**
 * Takes one report of the provider. Succeeds only once everything that follows from it is durable; the provider repeats
 * what failed (`delivery-not-recorded`). Idempotent, in any order. What is genuine and says nothing to us is ignored.
 */
export async function recordDelivery(
  deps: DeliveryDependencies,
  call: ProviderCall,
): Promise<Result<DeliveryOutcome, Problem>> {
  const read = deps.reports.read(call);
  if (read.is === "forged") return fail({ kind: "webhook-signature-wrong" });
  if (read.is === "ignored") {
    deps.log.record("delivery.ignored", { reason: read.reason });
    return succeed({ status: "ignored" });
  }
  const address = parseEmailAddress(read.report.address);
  if (!address.ok) {
    deps.log.record("delivery.ignored", { reason: "the address is none that we write to" });
    return succeed({ status: "ignored" });
  }
  try {
    await keep(deps, read.report, await deps.addressHasher.hash(address.value.folded));
    return succeed({ status: "recorded" });
  } catch (error) {
    deps.log.record("delivery.unrecorded", { fact: read.report.fact, error: String(error) });
    return fail({ kind: "delivery-not-recorded" });
  }
}

/** The suppression first: should the rest fail, nobody who complained is mailed until the provider repeats it. */
async function keep(deps: DeliveryDependencies, report: DeliveryReport, recipient: SubscriberId) {
  const { fact, mail, at, issue } = report;
  const reason = deriveSuppression(fact);
  if (reason !== null && (await deps.suppressions.suppressReported({ id: recipient, reason, at, issue })))
    deps.log.record("subscriber.suppressed", { id: recipient, reason });
  if (issue !== null) await deps.deliveries.record({ issue, recipient, fact, mail, at });
}
