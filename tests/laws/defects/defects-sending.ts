import type { Ledger } from "../../../src/ports/issues/ledger.ts";
import type { Defect } from "./defect.ts";

/** Planted defects of refused batches, of erasures, and of stopping. */
export const SENDING_DEFECTS: Readonly<Record<string, Defect>> = {
  "a batch that was refused goes out again as it was frozen": {
    ledger: (ledger) => ({
      ...ledger,
      reviseBatch: (batch, _gone, hash, now) => {
        ledger.startAttempt(batch.number, hash, now);
        return ledger.findOpenBatch(batch.number);
      },
    }),
  },
  "a batch in doubt is rebuilt without who left": {
    ledger: (ledger) => ({ ...ledger, ...rebuildDoubtful(ledger) }),
  },
  "a rebuilt batch keeps its key": {
    mailer: (mailer) => ({
      ...mailer,
      submitBatch: (mails, key) => mailer.submitBatch(mails, withoutGeneration(key)),
    }),
  },
  "a stop reaches the row of the issue alone": {
    commander: () => ({ command: async () => 0 }),
  },
  "a stop is heard at the end of the slice alone": {
    ledger: (ledger) => ({ ...ledger, readCommands: () => null }),
  },
  "an attempt that waits for its start leaves though its issue was stopped": {
    ledger: (ledger) => leaveAnyway(ledger),
  },
  "the addresses of erased readers stay until their batch is tried again": {
    forgetting: () => ({ forget: async () => true }),
  },
};

/** What is in doubt passes for refused. */
function rebuildDoubtful(ledger: Ledger): Partial<Ledger> {
  return {
    settle: (batch, settlement, now) =>
      ledger.settle(batch, settlement.do === "retry" ? { ...settlement, inDoubt: false } : settlement, now),
  };
}

/** `<issue>/<shard>/<batch>/<generation>/<planned at>`. */
const withoutGeneration = (key: string) => key.replace(/\/\d+\/(\w+)$/, "/1/$1");

/** From the freezing on nobody asks any more. */
function leaveAnyway(ledger: Ledger): Ledger {
  let isFrozen = false;
  return {
    ...ledger,
    freezeBatch(...input) {
      isFrozen = true;
      return ledger.freezeBatch(...input);
    },
    readCommands: () => (isFrozen ? null : ledger.readCommands()),
    settle(...input) {
      isFrozen = false;
      ledger.settle(...input);
    },
  };
}
