import type { DeliveryTimes } from "../../core/deliveries/delivery-event.ts";
import { deriveDeliveryShard, type RecordedReport } from "../../core/deliveries/delivery-report.ts";
import type { IssueId, SubscriberId } from "../../core/ids.ts";
import type { DeliveryLog } from "../../ports/deliveries/delivery-log.ts";

/** What a delivery object answers to (src/objects/delivery-object.ts). */
export interface DeliveryRpc extends Rpc.DurableObjectBranded {
  record(report: RecordedReport): Promise<void>;
  find(issue: IssueId, recipient: SubscriberId): DeliveryTimes | null;
}

/** Sixteen objects: events come at twice the rate of mails, which is more than one of them carries. */
export function createObjectDeliveryLog(namespace: DurableObjectNamespace<DeliveryRpc>): DeliveryLog {
  const reach = (recipient: SubscriberId) =>
    namespace.getByName(`delivery/${deriveDeliveryShard(recipient).toString(16)}`);
  return {
    record: async (report) => reach(report.recipient).record(report),
    find: async (issue, recipient) => reach(recipient).find(issue, recipient),
  };
}
