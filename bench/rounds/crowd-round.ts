import { setTimeout as delay } from "node:timers/promises";
import type { ResendEmulator } from "../../dev/resend-emulator/emulator.ts";
import { type CrowdJudgement, judgeCrowd } from "../judges/judge-crowd.ts";
import type { LocalWorker } from "../workers/local-worker.ts";
import { signUpAll } from "./sign-up-all.ts";

export interface CrowdRound {
  readonly emulator: ResendEmulator;
  readonly worker: LocalWorker;
  readonly people: number;
  /** Mails that the provider fails to take before it is well again. */
  readonly failures: number;
  /** The crowd is given up on after this. */
  readonly patienceMs: number;
}

export interface CrowdOutcome extends CrowdJudgement {
  /** What the sign-ups were answered: status and how often. */
  readonly answers: Readonly<Record<string, number>>;
  readonly signUpSeconds: number;
  /** From the first sign-up until nothing was owed. */
  readonly seconds: number;
  readonly owed: number;
}

/** So many mails are taken without a word about it, each time. */
const LOST_ANSWERS = 10;

/**
 * A crowd signs up at once: half of it at a provider that loses some answers, the other half while it fails all. Once it
 * is well again, losing answers still, the runtime is ended in the middle of its work and started again.
 */
export async function runCrowdRound(round: CrowdRound): Promise<CrowdOutcome> {
  const { emulator, worker, people } = round;
  const half = Math.floor(people / 2);
  const began = performance.now();
  const secondsSince = () => Number(((performance.now() - began) / 1000).toFixed(1));
  emulator.setFaults({ acceptThenDrop: { next: LOST_ANSWERS } });
  const first = await signUpAll(worker.url, 0, half);
  emulator.setFaults({ failStatus: { status: 500 } });
  const second = await signUpAll(worker.url, half, people);
  const signUpSeconds = secondsSince();
  const failed = () => emulator.calls().filter(({ status }) => status === 500).length;
  await waitUntil(round, began, () => failed() >= round.failures);

  emulator.setFaults({ acceptThenDrop: { next: LOST_ANSWERS }, latencyMs: 50 });
  const taken = emulator.mails().length;
  await waitUntil(round, began, () => emulator.mails().length > taken + LOST_ANSWERS / 2);
  await worker.restart();
  const db = await worker.openDatabase();
  const countOwed = async () =>
    (await db.prepare("SELECT count(*) FROM owed_mails").first<number>("count(*)")) ?? 0;
  await waitUntil(round, began, async () => (await countOwed()) === 0);
  return {
    answers: countEach([...first, ...second]),
    signUpSeconds,
    seconds: secondsSince(),
    owed: await countOwed(),
    ...judgeCrowd(emulator, people),
  };
}

async function waitUntil(
  { patienceMs }: CrowdRound,
  began: number,
  isSo: () => boolean | Promise<boolean>,
): Promise<void> {
  while (performance.now() - began < patienceMs && !(await isSo())) await delay(20);
}

function countEach(values: readonly number[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
