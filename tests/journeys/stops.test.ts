import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runStopRound } from "../../bench/rounds/stop-round.ts";
import { seededAddress, seedReaders } from "../../bench/stage/seed-readers.ts";
import { type LocalWorker, startLocalWorker } from "../../bench/workers/local-worker.ts";
import { createResendEmulator } from "../../dev/resend-emulator/emulator.ts";

// A small version of `node bench/stops.ts`, which stops issues to 20,000 readers, also in one object and at 5 a second.
const READERS = 3000;
const readers = Array.from({ length: READERS }, (_, index) => seededAddress(index));
const emulator = createResendEmulator({ keepBodies: false });
let provider: Awaited<ReturnType<typeof emulator.listen>>;
let worker: LocalWorker;

beforeAll(async () => {
  provider = await emulator.listen();
  emulator.setFaults({ latencyMs: 300 });
  worker = await startLocalWorker(
    { RESEND_BASE_URL: provider.url, RESEND_RATE: 50, SHARDS: 16, MAXIMUM_AGE_DAYS: 0 },
    { seed: (folder) => seedReaders(folder, READERS) },
  );
});

afterAll(async () => {
  await worker?.stop();
  await provider?.close();
});

describe("an issue in sixteen objects that is stopped while it goes out at fifty requests a second", () => {
  it("ends with the requests in flight once it is paused, and reaches everybody once after its resume", async () => {
    const round = { wish: "pause", emulator, url: worker.url, readers, afterRequests: 8 } as const;
    const { requestsAfter, ...outcome } = await runStopRound(round);
    expect(requestsAfter).toBeLessThanOrEqual(16);
    expect(outcome).toMatchObject({ reached: READERS, twice: 0, lost: 0, strangers: 0, mixedUp: 0 });
  });

  it("ends with the requests in flight once it is cancelled, and says whom it did not serve", async () => {
    const round = { wish: "cancel", emulator, url: worker.url, readers, afterRequests: 8 } as const;
    const { requestsAfter, counts, lost, ...outcome } = await runStopRound(round);
    expect(requestsAfter).toBeLessThanOrEqual(16);
    expect(outcome).toMatchObject({ twice: 0, strangers: 0, mixedUp: 0 });
    expect(counts).toMatchObject({ audience: READERS, submitted: READERS - lost, withdrawn: lost });
  });
});
