import { createResendEmulator } from "../dev/resend-emulator/emulator.ts";
import { holdLimit } from "./judges/hold-limit.ts";
import { runCrowdRound } from "./rounds/crowd-round.ts";
import { startLocalWorker } from "./workers/local-worker.ts";

/** A crowd that signs up at once, at a provider that fails and a runtime that is ended: `node bench/crowd.ts [people]`. */
const PEOPLE = Number(process.argv[2] ?? 2000);
const MINUTE_MS = 60_000;

const emulator = createResendEmulator({ keepBodies: false, requestsPerSecond: 50, window: "sliding" });
const provider = await emulator.listen();
const worker = await startLocalWorker({
  RESEND_BASE_URL: provider.url,
  RESEND_RATE: 50,
  CONFIRMATIONS_PER_HOUR: 10_000,
});
try {
  const round = { emulator, worker, people: PEOPLE, failures: 15, patienceMs: 10 * MINUTE_MS };
  const outcome = await runCrowdRound(round);
  console.log(outcome);
  const { answers, reached, keys, twice, strangers, owed, signUpSeconds } = outcome;
  holdLimit("everybody is taken", answers[202] === PEOPLE);
  holdLimit("everybody signs up within a minute", signUpSeconds <= 60);
  holdLimit("one confirmation each", reached === PEOPLE && keys === PEOPLE && twice + strangers + owed === 0);
} finally {
  await worker.stop();
  await provider.close();
}
