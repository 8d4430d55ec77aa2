import { createD1SuppressionList } from "../adapters/d1/subscribers/suppression-list.ts";
import { createResendDeliveryReports } from "../adapters/resend/delivery-reports.ts";
import { createObjectDeliveryLog } from "../adapters/runtime/delivery-objects.ts";
import type { ProviderCall } from "../core/deliveries/delivery-report.ts";
import { recordDelivery } from "../usecases/deliveries/record-delivery.ts";
import {
  suppressSubscriber,
  unsuppressSubscriber,
} from "../usecases/subscribers/author/suppress-subscriber.ts";
import type { Foundation } from "./foundation.ts";

/** What becomes of mail after it was submitted, and who is never written to because of it. */
export function composeDeliveries(foundation: Foundation) {
  const { env, settings } = foundation;
  const deps = {
    ...foundation,
    reports: createResendDeliveryReports(settings.secrets.providerWebhookSecret),
    deliveries: createObjectDeliveryLog(env.DELIVERY),
    suppressions: createD1SuppressionList(env.DB),
  };
  return {
    recordDelivery: (call: ProviderCall) => recordDelivery(deps, call),
    suppressSubscriber: (input: Parameters<typeof suppressSubscriber>[1]) => suppressSubscriber(deps, input),
    unsuppressSubscriber: (input: Parameters<typeof unsuppressSubscriber>[1]) =>
      unsuppressSubscriber(deps, input),
  };
}
