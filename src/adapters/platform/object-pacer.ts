import type { RateReading } from "../../core/answer.ts";
import type { StartRequest } from "../../core/pacing.ts";
import type { Pacer } from "../../ports/pacer.ts";

/** What the pacer's object answers to (src/objects/pacer-object.ts). */
export interface PacerRpc extends Rpc.DurableObjectBranded {
  reserve(request: StartRequest): readonly number[];
  report(reading: RateReading): void;
}

/** The pacer of the account, one object for all issues and confirmations. */
export function createObjectPacer(namespace: DurableObjectNamespace<PacerRpc>): Pacer {
  const pacer = namespace.getByName("account");
  return {
    reserve: async (lane, _taker, count) => (count === 0 ? [] : pacer.reserve({ lane, count })),
    report: async (reading) => {
      if (reading.limited || reading.limit !== null) await pacer.report(reading);
    },
  };
}
