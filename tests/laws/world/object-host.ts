import { type Alarms, createAlarms } from "../../../src/adapters/sqlite/alarms.ts";
import type { Defect } from "../defects/defect.ts";
import { createInvocation, type Invocation, type Storm } from "./invocation.ts";

/** The platform around one issue object: one instance at a time, one alarm at a time, storage that outlives both. */
export interface ObjectHost {
  readonly name: string;
  readonly storage: DurableObjectStorage;
  /** At once, or at that moment. */
  wake(at?: number): Promise<void>;
  /** The machine dies. */
  kill(): void;
}

export interface HostOptions {
  readonly name: string;
  readonly storage: DurableObjectStorage;
  readonly defect: Defect;
  /** One slice in this life of the object. */
  connect(invocation: Invocation): () => Promise<number | null>;
  /** It was cut off. */
  readonly onCrash?: () => void;
}

interface Life {
  readonly invocation: Invocation;
  readonly alarms: Alarms;
  readonly advance: () => Promise<number | null>;
}

const RETRY_MS = 2_000;

export function createObjectHost(storm: Storm, options: HostOptions): ObjectHost {
  const { time, random } = storm;
  let alarmAt: number | null = null;
  let life: Life | null = null;
  let running = false;
  /** The run came to its end and wants no further alarm. */
  let dismissed = false;

  const fireIfDue = () => {
    if (running || alarmAt === null || alarmAt > time.now()) return false;
    alarmAt = null;
    void runAlarm();
    return true;
  };
  const setAlarm = (at: number) => {
    alarmAt = at;
    time.schedule(at, fireIfDue);
  };
  const createLife = (): Life => {
    const invocation = createInvocation(storm, options.name, () => {
      options.onCrash?.();
      loseLife();
    });
    const storage = {
      sql: options.storage.sql,
      kv: options.storage.kv,
      transactionSync: options.storage.transactionSync,
      getAlarm: async () => alarmAt,
      setAlarm: (at: number) => {
        setAlarm(at);
        return invocation.isAlive() ? Promise.resolve() : new Promise(() => {});
      },
      deleteAlarm: async () => {
        alarmAt = null;
        dismissed = true;
      },
    } as unknown as DurableObjectStorage; // the part that alarms use
    const log = {
      record: (event: string, fields: Readonly<Record<string, unknown>> = {}) => {
        storm.note(`${options.name}: ${event} ${JSON.stringify(fields)}`);
        const error = String(fields.error ?? "D1_ERROR");
        if (!error.includes("D1_ERROR")) storm.accuse(`${options.name} stumbles over ${error}`);
      },
    };
    const alarms = createAlarms(storage, log, time.now);
    return {
      invocation,
      alarms: options.defect.alarms?.(alarms, storage) ?? alarms,
      advance: options.connect(invocation),
    };
  };
  const loseLife = () => {
    life = null;
    if (!running) return;
    running = false;
    if (alarmAt === null && !dismissed)
      storm.accuse(`${options.name} was cut off and sleeps without an alarm`);
    const repeats = !random.happens(storm.faults.alarmGivenUp);
    const again = time.now() + RETRY_MS;
    if (repeats && !dismissed && (alarmAt === null || alarmAt > again)) setAlarm(again);
    time.schedule(time.now(), fireIfDue);
  };
  const runAlarm = async () => {
    life ??= createLife();
    const mine = life;
    running = true;
    dismissed = false;
    await mine.alarms.run(mine.advance);
    if (life !== mine) return; // a later life's alarm is not ours to end
    running = false;
    if (random.happens(storm.faults.alarmTwice)) setAlarm(time.now());
    time.schedule(time.now(), fireIfDue);
  };
  return {
    name: options.name,
    storage: options.storage,
    async wake(at) {
      life ??= createLife();
      await life.alarms.wake(at);
    },
    kill: () => life?.invocation.kill(),
  };
}
