import { createPacingStore } from "../../../src/adapters/sqlite/pacing-store.ts";
import type { Pacer, PacerMemory } from "../../../src/ports/provider/pacer.ts";
import { createPacer } from "../../../src/usecases/provider/pacer.ts";
import type { Defect } from "../defects/defect.ts";
import { createInvocation, type Invocation, type Storm } from "./invocation.ts";

/** The pacer's own rules over its own storage, as its object runs them. */
export interface PacerObject {
  readonly storage: DurableObjectStorage;
  connect(invocation: Invocation): Pacer & PacerMemory;
  /** What it held in memory is gone. */
  restart(): void;
}

const RATE = 5;

export function createPacerObject(
  storm: Storm,
  storage: DurableObjectStorage,
  spoil: NonNullable<Defect["pacing"]> = (store) => store,
): PacerObject {
  const { time } = storm;
  const create = () => {
    const clock = { now: time.now, sleep: createInvocation(storm, "pacer").sleep };
    const log = { record: (event: string) => storm.note(`pacer: ${event}`) };
    const provider = () => ({ ratePerSecond: RATE, dailyQuota: 0, monthlyQuota: 0 });
    return createPacer({
      clock,
      store: spoil(createPacingStore(storage, { clock, log }), storage),
      provider,
    });
  };
  let desk = create();
  let cutOff = Promise.withResolvers<never>();
  cutOff.promise.catch(() => {}); // nobody may be waiting
  return {
    storage,
    restart: () => {
      desk = create();
      cutOff.reject(new Error("D1_ERROR: the pacer was cut off"));
      cutOff = Promise.withResolvers();
      cutOff.promise.catch(() => {});
    },
    connect: (invocation) => ({
      reserve: (lane, requester, count) =>
        invocation.call("pacer.reserve", () =>
          Promise.race([desk.reserve({ lane, requester, count }), cutOff.promise]),
        ),
      release: (startAt) => invocation.call("pacer.release", () => desk.release(startAt)),
      report: (reading, use) => invocation.call("pacer.report", () => desk.report(reading, use ?? null)),
      forgetLearnt: () => invocation.call("pacer.forgetLearnt", () => desk.forgetLearnt()),
    }),
  };
}
