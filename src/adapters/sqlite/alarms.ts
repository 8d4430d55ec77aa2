import type { Log } from "../../ports/runtime/log.ts";

/** Wakes the object by itself; the only clockwork of an issue. */
export interface Alarms {
  /** One run of the alarm: the work answers when it wants to be woken next, null: no wish. Never throws. */
  run(work: () => Promise<number | null>): Promise<void>;
  /** There may be something to do, at once or from a moment on. Only sets the alarm, and never a later one. Idempotent. */
  wake(at?: number): Promise<void>;
}

/**
 * Should the runtime die in the middle, this alarm stands, and the issue goes on that soon after the restart. A run
 * that takes longer is not disturbed: an object runs one alarm at a time, and the run's end sets it anew.
 */
const SAFETY_MS = 5_000;

/** After a surprise (a store is down, a defect): not at once, and not so late that a reader would notice. */
const RETRY_AFTER_FAILURE_MS = 5_000;

/**
 * A throwing alarm is given up by the platform after a few runs, so the run arms a safety alarm first and turns a
 * surprise into a log line and a later run. `setAlarm` during the run is overwritten by the run's own later one, so a
 * wake that comes meanwhile is remembered here; losing that memory in a crash is harmless, the alarm itself stands. An
 * alarm that is due is not set anew: a crowd of wakes would put it off until the last of them (300 sign-ups in a minute
 * did).
 */
export function createAlarms(storage: DurableObjectStorage, log: Log, now = () => Date.now()): Alarms {
  let wokenAt: number | null = null;
  const work = async (job: () => Promise<number | null>) => {
    try {
      return await job();
    } catch (error) {
      log.record("alarm.failed", { error: String(error) });
      return now() + RETRY_AFTER_FAILURE_MS;
    }
  };
  return {
    async run(job) {
      wokenAt = null;
      await storage.setAlarm(now() + SAFETY_MS);
      const wishes = [await work(job), wokenAt].filter((at) => at !== null);
      if (wishes.length === 0) await storage.deleteAlarm();
      else await storage.setAlarm(Math.min(...wishes));
    },
    async wake(at = now()) {
      wokenAt = Math.min(wokenAt ?? at, at);
      const alarmAt = await storage.getAlarm();
      if (alarmAt === null || alarmAt > at) await storage.setAlarm(at);
    },
  };
}
