import type { ProviderCall, ReadReport } from "../../core/deliveries/delivery-report.ts";

/** Proves and reads what the provider reports of its mails. Never throws. */
export interface DeliveryReports {
  read(call: ProviderCall): ReadReport;
}
