import { describe, expect, it } from "vitest";
import { createRateLimiter } from "../../../dev/resend-emulator/rate-limiter.ts";
import { createSeededRandom } from "../../../dev/resend-emulator/seeded-random.ts";
import { parseRateReading } from "../../../src/adapters/resend/rate-reading.ts";
import { createPacingStore } from "../../../src/adapters/sqlite/pacing-store.ts";
import type { Clock } from "../../../src/ports/runtime/clock.ts";
import { createPacer } from "../../../src/usecases/provider/pacer.ts";
import { createFakeObjectStorage } from "../../fakes/object-storage.ts";
import { createPatientClock } from "../../fakes/patient-clock.ts";

const SILENT = { record: () => {} };

const BEGIN = Date.parse("2026-11-25T09:00:00.400Z");
const LATENCY_MS = 300;
/** A body is made so long before its start (src/usecases/issues/sending/submit-batches.ts). */
const LEAD_MS = 100;
/** All takes twice as long when sixteen requesters have just woken. */
const COLD_MS = 300;

interface Weather {
  readonly seed: number;
  readonly setting: number;
  readonly limit: number;
  readonly window: "fixed" | "sliding";
  readonly shards: number;
  /** Each request leaves and travels up to so much longer. */
  readonly jitterMs: number;
  /** Every so often the provider does nothing for so long, then takes all that came. */
  readonly stallMs: number;
  /** Sender and provider have one thread each, where bodies and others' work hold requests and answers up. */
  readonly busy: boolean;
  readonly names: boolean;
}

/** One thing at a time, in the order in which they came. */
function createThread(clock: Clock) {
  let freeAt = 0;
  return async (ms: number) => {
    freeAt = Math.max(freeAt, clock.now()) + ms;
    await clock.sleep(freeAt - clock.now());
  };
}

/** The real pacer and the emulator's limiter in virtual time; shards take starts as a slice does. */
async function sail(weather: Weather, seconds: number) {
  const { clock, pass } = createPatientClock(BEGIN);
  const random = createSeededRandom(weather.seed);
  const limiter = createRateLimiter(weather.limit, weather.window, clock.now);
  const desk = createPacer({
    clock,
    store: createPacingStore(createFakeObjectStorage(), { clock, log: SILENT }),
    provider: () => ({ ratePerSecond: weather.setting, dailyQuota: 0, monthlyQuota: 0 }),
  });
  const accepted: number[] = [];
  const refused: number[] = [];
  const sender = createThread(clock);
  const provider = createThread(clock);
  const upTo = (ms: number) => Math.floor(random() * ms);
  const hold = async (thread: typeof sender, ms: number) => {
    if (weather.busy) await thread(clock.now() - BEGIN < COLD_MS ? 2 * ms : ms);
  };
  const request = async (startAt: number) => {
    await clock.sleep(startAt - LEAD_MS - clock.now());
    await hold(sender, 2 + upTo(8)); // the body
    await clock.sleep(startAt + upTo(weather.jitterMs / 4) - clock.now());
    await hold(sender, 0);
    const leftAt = clock.now();
    await hold(sender, 1);
    await clock.sleep(2 + upTo(weather.jitterMs));
    await hold(provider, 0);
    const intoSpell = (clock.now() - BEGIN) % 4_000;
    if (intoSpell >= 2_000 && intoSpell < 2_000 + weather.stallMs)
      await clock.sleep(2_000 + weather.stallMs - intoSpell);
    const standing = limiter.take();
    (standing.allowed ? accepted : refused).push(clock.now());
    if (standing.allowed) {
      await hold(provider, 2 + upTo(8));
      await clock.sleep(LATENCY_MS + upTo(5));
    }
    await hold(provider, 1);
    await hold(sender, 1);
    const headers = new Headers(weather.names ? standing.headers : {});
    const reading = parseRateReading(standing.allowed ? 200 : 429, "rate_limit_exceeded", headers);
    desk.report(reading, { startAt, leftAt, answeredAt: clock.now() });
  };
  const work = async (shard: number) => {
    for (;;) {
      const starts = await desk.reserve({ lane: "digest", requester: String(shard), count: 2 });
      await Promise.all(starts.map(request));
    }
  };
  const pause = async (thread: typeof sender) => {
    for (;;) {
      await clock.sleep(upTo(1_000));
      await hold(thread, 10 + upTo(40));
    }
  };
  if (weather.busy) for (const thread of [sender, provider]) void pause(thread);
  for (let worker = 0; worker < weather.shards * 6; worker += 1) void work(worker % weather.shards);
  await pass(seconds * 1000);
  const span = ((accepted.at(-1) ?? 0) - (accepted[0] ?? 0)) / 1000;
  return {
    share: (accepted.length - 1) / span / weather.limit,
    refused,
    lastRefusalMs: (refused.at(-1) ?? BEGIN) - BEGIN,
  };
}

const CALM = { seed: 7, jitterMs: 6, stallMs: 0, busy: false, names: true } as const;
const windows = ["fixed", "sliding"] as const;
const rates = [
  { setting: 5, limit: 5, shards: 1 },
  { setting: 15, limit: 15, shards: 1 },
  { setting: 50, limit: 50, shards: 16 },
];
const cases = rates.flatMap((rate) => windows.map((window) => ({ ...rate, window })));
const SEEDS = [1, 2, 3, 4, 5];

describe("the pacer and a provider that counts", () => {
  it.each(cases)("use 98 % of $limit a second ($window) and draw no refusal", async (one) => {
    const { share, refused } = await sail({ ...CALM, ...one }, 60);
    expect(refused).toEqual([]);
    expect(share).toBeGreaterThanOrEqual(0.98);
  });

  it.each(cases)(
    "use 95 % of $limit a second ($window) and draw no refusal in rough weather",
    async (one) => {
      for (const seed of SEEDS) {
        const { share, refused } = await sail({ ...CALM, ...one, seed, jitterMs: 40 }, 20);
        expect(refused).toEqual([]);
        expect(share).toBeGreaterThanOrEqual(0.95);
      }
    },
  );

  it.each(cases)(
    "use 95 % of $limit a second ($window) and draw no refusal where a cold start and busy threads bunch requests",
    async (one) => {
      for (const seed of SEEDS) {
        const { share, refused } = await sail({ ...CALM, ...one, seed, busy: true }, 20);
        expect(refused).toEqual([]);
        expect(share).toBeGreaterThanOrEqual(0.95);
      }
    },
  );

  it.each(cases)(
    "draw no more than a refusal in ten seconds from $limit a second ($window) when the provider stalls",
    async (one) => {
      const { refused } = await sail({ ...CALM, ...one, stallMs: 250 }, 40);
      expect(refused.length).toBeLessThanOrEqual(4);
    },
  );

  it.each(windows)(
    "find the true rate within five seconds where the setting is twice that (%s)",
    async (window) => {
      const weather = { ...CALM, window, setting: 10, limit: 5, shards: 1 };
      expect((await sail(weather, 60)).lastRefusalMs).toBeLessThan(5_000);
      const silent = await sail({ ...weather, names: false }, 5.5);
      expect(silent.share).toBeGreaterThan(0.6);
    },
  );
});
