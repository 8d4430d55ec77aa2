import { createD1DeliveryCountStore } from "../../../src/adapters/d1/deliveries/delivery-count-store.ts";
import { createDeliveryRows } from "../../../src/adapters/sqlite/delivery-rows.ts";
import { deriveDeliveryShard } from "../../../src/core/deliveries/delivery-report.ts";
import type { IssueId, SubscriberId } from "../../../src/core/ids.ts";
import type { DeliveryLog } from "../../../src/ports/deliveries/delivery-log.ts";
import { createDeliveryTracker } from "../../../src/usecases/deliveries/delivery-tracker.ts";
import type { Defect } from "../defects/defect.ts";
import type { Invocation, Storm } from "./invocation.ts";
import { createObjectHost, type ObjectHost } from "./object-host.ts";
import type { PooledStores } from "./pooled-stores.ts";

/** The sixteen delivery objects, each with its storage and its alarm. */
export interface DeliveryObjects {
  connect(invocation: Invocation): DeliveryLog;
  kill(): void;
}

/** What one life of an object reaches. */
interface Reach {
  readonly db: D1Database;
  readonly watchReputation: (issue: IssueId) => Promise<void>;
}

export function createDeliveryObjects(
  storm: Storm,
  stores: PooledStores,
  defect: Defect,
  reach: (invocation: Invocation) => Reach,
): DeliveryObjects {
  const { time } = storm;
  const hosts = new Map<number, ObjectHost>();
  const openRows = (storage: DurableObjectStorage) => {
    const rows = createDeliveryRows(storage);
    return defect.deliveryRows?.(rows, storage) ?? rows;
  };
  const createTracker = (storage: DurableObjectStorage, { db, watchReputation }: Reach) => {
    const counts = createD1DeliveryCountStore(db);
    return createDeliveryTracker({
      rows: openRows(storage),
      counts: defect.deliveryCounts?.(counts, db) ?? counts,
      watchReputation,
      clock: { now: time.now },
    });
  };
  const findHost = (recipient: SubscriberId): ObjectHost => {
    const shard = deriveDeliveryShard(recipient);
    const known = hosts.get(shard);
    if (known !== undefined) return known;
    const storage = stores.takeStorage();
    const host = createObjectHost(storm, {
      name: `delivery/${shard.toString(16)}`,
      storage,
      defect: {},
      connect: (invocation) => {
        const tracker = createTracker(storage, reach(invocation));
        return () => tracker.writeCounts();
      },
    });
    hosts.set(shard, host);
    return host;
  };
  return {
    connect: (invocation) => ({
      record: (report) =>
        invocation.call("record a report", async () => {
          const host = findHost(report.recipient);
          const countAt = createTracker(host.storage, reach(invocation)).record(report);
          if (storm.random.happens(storm.faults.crash)) {
            storm.note(`${host.name} is cut off between the row and its alarm`);
            host.kill();
            throw new Error("D1_ERROR: the object was cut off");
          }
          if (countAt !== null) await host.wake(countAt);
        }),
      find: (issue, recipient) =>
        invocation.call("find reports", () => openRows(findHost(recipient).storage).find(issue, recipient)),
    }),
    kill: () => {
      for (const host of hosts.values()) host.kill();
    },
  };
}
