import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCrowdRound } from "../../bench/rounds/crowd-round.ts";
import { type LocalWorker, startLocalWorker } from "../../bench/workers/local-worker.ts";
import { createResendEmulator } from "../../dev/resend-emulator/emulator.ts";

// A small version of `npm run bench -- crowd`, in which 2,000 sign up.
const PEOPLE = 200;
const emulator = createResendEmulator({ keepBodies: false, requestsPerSecond: 50, window: "sliding" });
let provider: Awaited<ReturnType<typeof emulator.listen>>;
let worker: LocalWorker;

beforeAll(async () => {
  provider = await emulator.listen();
  worker = await startLocalWorker({
    RESEND_BASE_URL: provider.url,
    RESEND_RATE: 50,
    CONFIRMATIONS_PER_HOUR: 10_000,
  });
});

afterAll(async () => {
  await worker?.stop();
  await provider?.close();
});

describe("a crowd that signs up at once", () => {
  it("gets one confirmation each, though the provider fails, loses answers, and the runtime is ended in the middle", async () => {
    const round = { emulator, worker, people: PEOPLE, failures: 10, patienceMs: 240_000 };
    const { failed, dropped, ...outcome } = await runCrowdRound(round);
    expect(outcome).toMatchObject({ answers: { 202: PEOPLE }, owed: 0 });
    expect(outcome).toMatchObject({ reached: PEOPLE, keys: PEOPLE, twice: 0, lost: 0, strangers: 0 });
    expect(failed).toBeGreaterThanOrEqual(10);
    expect(dropped).toBeGreaterThan(10); // of both times in which answers are lost
  });
});
