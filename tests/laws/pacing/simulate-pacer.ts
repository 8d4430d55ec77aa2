import { parseRateReading } from "../../../src/adapters/resend/rate-reading.ts";
import { createPacingStore } from "../../../src/adapters/sqlite/pacing-store.ts";
import type { Pacer } from "../../../src/ports/provider/pacer.ts";
import type { Clock } from "../../../src/ports/runtime/clock.ts";
import { createStarts } from "../../../src/usecases/issues/sending/take-starts.ts";
import { createPacer } from "../../../src/usecases/provider/pacer.ts";
import { createVirtualTime } from "../world/virtual-time.ts";
import type { Condition } from "./condition.ts";
import { createRandom } from "./draw.ts";
import type { Arrivals } from "./measure.ts";
import { createLimiter, createNetwork, createStalls } from "./network.ts";

/** A body is made so long before its start (src/usecases/issues/submit-batches.ts). */
const LEAD_MS = 100;

/** The real pacer and the real taking of starts, in virtual time, under one condition. */
export async function simulatePacer(condition: Condition, begin: number, endAt: number): Promise<Arrivals> {
  const time = createVirtualTime(begin);
  const sleepUntil = (at: number) =>
    new Promise<void>((resolve) =>
      time.schedule(at, () => {
        resolve();
        return true;
      }),
    );
  const clock: Clock = { now: time.now, sleep: (ms) => sleepUntil(time.now() + ms) };
  const network = createNetwork(condition, time.now, begin);
  const limiter = createLimiter(condition, time.now, begin);
  const desk = createPacer({
    clock,
    store: createPacingStore(createRecords(), { clock, log: { record: () => {} } }),
    provider: () => ({ ratePerSecond: condition.setting, dailyQuota: 0, monthlyQuota: 0 }),
  });
  const accepted: number[] = [];
  const refused: number[] = [];

  const startSender = (number: number) => {
    const random = createRandom(condition.seed + 2_000_000 + number);
    const awake = createStalls(random, condition.stallEveryMs, begin);
    const skewMs = Math.round(
      createRandom(condition.seed + 3_000_000 + number).between(-1, 1) * condition.skewMs,
    );
    const own: Clock = {
      now: () => time.now() + skewMs,
      sleep: (ms) => sleepUntil(awake(time.now() + Math.max(0, ms))),
    };
    const call = async <Answer>(work: () => Answer | Promise<Answer>) => {
      await clock.sleep(network.callMs());
      const answer = await work();
      await own.sleep(network.callMs());
      return answer;
    };
    const pacer: Pacer = {
      reserve: (lane, requester, count) => call(() => desk.reserve({ lane, requester, count })),
      release: (startAt) => call(() => desk.release(startAt)),
      report: (reading, use) => call(() => desk.report(reading, use ?? null)),
    };
    const most = condition.senders > 1 ? 2 : 10;
    const starts = createStarts(
      { id: "weekly", shard: number, pacer, clock: own } as never,
      most,
      () => most,
    );
    const work = async () => {
      for (;;) {
        const startAt = (await starts.take())!;
        await own.sleep(startAt - LEAD_MS - own.now());
        const reached = await starts.reach(startAt);
        const leftAt = own.now();
        await clock.sleep(network.travelMs());
        const standing = limiter.take();
        (standing.allowed ? accepted : refused).push(time.now());
        if (standing.allowed) await clock.sleep(network.thinkMs());
        await own.sleep(network.returnMs());
        const headers = new Headers(standing.headers);
        if (!condition.named) headers.delete("ratelimit-limit");
        const reading = parseRateReading(standing.allowed ? 200 : 429, "rate_limit_exceeded", headers);
        await pacer.report(reading, { startAt: reached, leftAt, answeredAt: own.now() });
      }
    };
    for (let worker = 0; worker < countWorkers(condition); worker += 1) void work();
  };
  for (let number = 0; number < condition.senders; number += 1) startSender(number);
  await time.runUntil(endAt, () => false);
  return { accepted, refused };
}

/** So many that starts are short, never workers: what limits requests in flight is not on trial here. */
function countWorkers({ setting, senders, latencyMs, pathMs }: Condition): number {
  const inFlight = (Math.min(setting, 50) * (2 * latencyMs + 4 * pathMs + 500)) / 1000;
  return 4 + Math.ceil((1.5 * inFlight) / senders);
}

function createRecords(): DurableObjectStorage {
  const records = new Map<string, unknown>();
  const kv = {
    get: (key: string) => records.get(key),
    put: (key: string, value: unknown) => void records.set(key, value),
  };
  return { kv } as unknown as DurableObjectStorage; // the part that the pacer's store uses
}
