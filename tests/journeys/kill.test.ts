import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runKillRound } from "../../bench/rounds/kill-round.ts";
import { seededAddress } from "../../bench/stage/seed-readers.ts";
import { createMortalWorker, type MortalWorker } from "../../bench/workers/mortal-worker.ts";
import { createResendEmulator } from "../../dev/resend-emulator/emulator.ts";
import { createSeededRandom } from "../../dev/resend-emulator/seeded-random.ts";

// A small version of `node bench/kills.ts`, which does twenty rounds with 10,000 readers.
const READERS = 1500;
const SEED = Date.now() % 1_000_000;
const random = createSeededRandom(SEED);
const readers = Array.from({ length: READERS }, (_, index) => seededAddress(index));
const emulator = createResendEmulator({ keepBodies: false });
let provider: Awaited<ReturnType<typeof emulator.listen>>;
let worker: MortalWorker;

beforeAll(async () => {
  provider = await emulator.listen();
  emulator.setFaults({ latencyMs: 100 });
  worker = await createMortalWorker(READERS, { RESEND_BASE_URL: provider.url, RESEND_RATE: "10" });
});

afterAll(async () => {
  await worker?.stop();
  await provider?.close();
});

describe("a runtime that is killed with all above it in the middle of an issue", () => {
  it.each(["1", "16"])(
    "goes on by itself after each restart, in %s objects: nobody twice, nobody forgotten",
    async (shards) => {
      await worker.kill();
      await worker.start({ SHARDS: shards });
      const outcome = await runKillRound({
        name: `in-${shards}`,
        emulator,
        worker,
        readers,
        mostKills: 2,
        random,
      });
      const counts = { audience: READERS, submitted: READERS, refused: 0, unknown: 0 };
      expect({ seed: SEED, ...outcome }).toMatchObject({
        ...{ seed: SEED, reached: READERS, twice: 0, lost: 0, strangers: 0, mixedUp: 0 },
        counts,
      });
    },
  );
});
