import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runDeliveriesRound } from "../../bench/deliveries/deliveries-round.ts";
import { seededAddress, seedReaders } from "../../bench/stage/seed-readers.ts";
import { type LocalWorker, startLocalWorker } from "../../bench/workers/local-worker.ts";
import { createResendEmulator } from "../../dev/resend-emulator/emulator.ts";
import { createSeededRandom } from "../../dev/resend-emulator/seeded-random.ts";
import { RESEND_SECRET } from "../builders/delivery-events.ts";

// A small version of `npm run bench -- deliveries`, which has 10,000 readers, 20,000 events and three kills.
const READERS = 200;
const SEED = Date.now() % 1_000_000;
const readers = Array.from({ length: READERS }, (_, index) => seededAddress(index));
const emulator = createResendEmulator({ keepBodies: false });
let provider: Awaited<ReturnType<typeof emulator.listen>>;
let worker: LocalWorker;

beforeAll(async () => {
  provider = await emulator.listen();
  worker = await startLocalWorker(
    {
      ...{ RESEND_BASE_URL: provider.url, RESEND_RATE: 40, RESEND_WEBHOOK_SECRET: RESEND_SECRET },
      ...{ CADENCES: ["weekly"], MAXIMUM_AGE_DAYS: 0 },
    },
    { seed: (folder) => seedReaders(folder, READERS) },
  );
});

afterAll(async () => {
  await worker?.stop();
  await provider?.close();
});

describe("what the provider reports, fifty events at once and many of them twice", () => {
  it("is counted once each and suppresses the right readers, though the runtime is ended in the middle", async () => {
    const random = createSeededRandom(SEED);
    const round = { emulator, worker, readers, random, secret: RESEND_SECRET, events: 2 * READERS, kills: 1 };
    const outcome = await runDeliveriesRound(round);
    const { sent, expected, suppressed, answers } = outcome;
    expect({ seed: SEED, ...outcome }).toMatchObject({
      ...{ seed: SEED, shown: expected, mistold: 0, nextIssue: { lost: 0, twice: 0, strangers: 0 } },
      suppressed: { counted: suppressed.expected },
    });
    expect(outcome.kills).toHaveLength(1);
    expect(answers[200]).toBe(sent);
    const { 200: _taken, 503: _later, lost: _lost, ...others } = answers;
    expect(others).toEqual({});
  });
});
