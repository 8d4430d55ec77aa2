import { createResendEmulator } from "../dev/resend-emulator/emulator.ts";
import { createSeededRandom } from "../dev/resend-emulator/seeded-random.ts";
import { holdLimit } from "./judges/hold-limit.ts";
import { isExactlyOnce } from "./judges/judge-mails.ts";
import { type KillOutcome, runKillRound } from "./rounds/kill-round.ts";
import { seededAddress } from "./stage/seed-readers.ts";
import { createMortalWorker } from "./workers/mortal-worker.ts";

/**
 * `kill -9` at random moments: `node bench/kills.ts [rounds] [readers] [seed]`. Each round is one issue to everybody; rounds
 * take turns with one object and with sixteen. All rounds live on one set of stores, killed and all.
 */
const ROUNDS = Number(process.argv[2] ?? 20);
const READERS = Number(process.argv[3] ?? 10_000);
const SEED = Number(process.argv[4] ?? Date.now() % 1_000_000);

const random = createSeededRandom(SEED);
const readers = Array.from({ length: READERS }, (_, index) => seededAddress(index));
const emulator = createResendEmulator({ keepBodies: false });
emulator.setFaults({ latencyMs: 100 });
const provider = await emulator.listen();
const worker = await createMortalWorker(READERS, { RESEND_BASE_URL: provider.url, RESEND_RATE: "30" });
const outcomes: KillOutcome[] = [];

try {
  for (let round = 1; round <= ROUNDS; round += 1) {
    const shards = round % 2 === 1 ? "1" : "16";
    await worker.kill();
    await worker.start({ SHARDS: shards });
    const outcome = await runKillRound({
      name: `round-${round}`,
      emulator,
      worker,
      readers,
      mostKills: 4,
      random,
    });
    outcomes.push(outcome);
    const at = outcome.kills.map(({ mails, unanswered }) => `${mails} mails (${unanswered} unanswered)`);
    console.log({ round, shards, ...outcome, kills: at.join(", ") });
  }
} finally {
  await worker.stop();
  await provider.close();
}

const sum = (figure: (outcome: KillOutcome) => number) =>
  outcomes.reduce((total, outcome) => total + figure(outcome), 0);
console.log({
  seed: SEED,
  rounds: ROUNDS,
  readers: READERS,
  kills: sum(({ kills }) => kills.length),
  killsInTheMiddle: sum(({ kills }) => kills.filter(({ mails }) => mails > 0 && mails < READERS).length),
  requests: sum(({ requests }) => requests),
  replays: sum(({ replays }) => replays),
  mails: emulator.mails().length,
  twice: sum(({ twice }) => twice),
  lost: sum(({ lost }) => lost),
  strangers: sum(({ strangers }) => strangers),
  mixedUp: sum(({ mixedUp }) => mixedUp),
});
// The second condition finds a second mail that came after its round was judged.
const faultless = outcomes.every(isExactlyOnce) && emulator.mails().length === ROUNDS * READERS;
holdLimit("everybody exactly once in every round", faultless && outcomes.length === ROUNDS);
