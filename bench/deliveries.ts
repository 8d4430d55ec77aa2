import { createResendEmulator } from "../dev/resend-emulator/emulator.ts";
import { createSeededRandom } from "../dev/resend-emulator/seeded-random.ts";
import { isRight, runDeliveriesRound } from "./deliveries/deliveries-round.ts";
import { holdLimit } from "./judges/hold-limit.ts";
import { seededAddress, seedReaders } from "./stage/seed-readers.ts";
import { startLocalWorker } from "./workers/local-worker.ts";

/**
 * What the provider reports of an issue's mails, fifty events at once, while the runtime is ended three times:
 * `npm run bench -- deliveries [readers] [events] [seed]`.
 */
const READERS = Number(process.argv[2] ?? 10_000);
const EVENTS = Number(process.argv[3] ?? 2 * READERS);
const SEED = Number(process.argv[4] ?? Date.now() % 1_000_000);
const KILLS = 3;
const SECRET = `whsec_${Buffer.from("a secret of the bench's own").toString("base64")}`;

const readers = Array.from({ length: READERS }, (_, index) => seededAddress(index));
const emulator = createResendEmulator({ keepBodies: false });
const provider = await emulator.listen();
const worker = await startLocalWorker(
  {
    ...{ RESEND_BASE_URL: provider.url, RESEND_RATE: 100_000, RESEND_WEBHOOK_SECRET: SECRET },
    ...{ CADENCES: ["weekly"], MAXIMUM_AGE_DAYS: 0 },
  },
  { seed: (folder) => seedReaders(folder, READERS) },
);

try {
  const random = createSeededRandom(SEED);
  const round = { emulator, worker, readers, random, secret: SECRET, events: EVENTS, kills: KILLS };
  const outcome = await runDeliveriesRound(round);
  console.log({ seed: SEED, readers: READERS, events: EVENTS, ...outcome });
  holdLimit("every event counted once, and suppressions exactly right", isRight(outcome));
} finally {
  await worker.stop();
  await provider.close();
}
