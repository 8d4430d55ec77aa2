import { holdLimit } from "./judges/hold-limit.ts";
import { deriveMedian } from "./web/median.ts";
import { startLoneWorker } from "./workers/lone-worker.ts";

/**
 * The body of 100 mails in workerd, three ways in one run. Timed from outside: the runtime's clock stands still while
 * code runs. Each figure is the median of several rounds, so many bodies a round.
 */
const ROUNDS = 9;
const BODIES_A_ROUND = 30;
const WAYS = ["splice", "stringify", "sdk"] as const;
const TARGET = 3;

const worker = await startLoneWorker("bench/workers/bodies-worker.ts");
try {
  for (const kilobytes of [8, 30]) await compare(kilobytes);
} finally {
  await worker.stop();
}

async function compare(kilobytes: number): Promise<void> {
  const rounds: Record<(typeof WAYS)[number], number[]> = { splice: [], stringify: [], sdk: [] };
  for (const way of WAYS) await ask(way, kilobytes, BODIES_A_ROUND); // warm: the compiler has seen it
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const way of WAYS) rounds[way].push(await time(way, kilobytes));
  }
  const [splice, stringify, sdk] = WAYS.map((way) => Number(deriveMedian(rounds[way]).toFixed(2))) as [
    number,
    number,
    number,
  ]; // three ways
  console.log(`bodies: 100 mails of ${kilobytes} KB`, {
    spliceMs: splice,
    stringifyMs: stringify,
    sdkMs: sdk,
    timesFasterThanStringify: Number((stringify / splice).toFixed(1)),
    timesFasterThanSdk: Number((sdk / splice).toFixed(1)),
    target: TARGET,
  });
  if (kilobytes >= 30)
    holdLimit(`${TARGET} times faster than JSON.stringify at 30 KB`, stringify / splice >= TARGET);
}

async function time(way: string, kilobytes: number): Promise<number> {
  const empty = await ask(way, kilobytes, 0);
  const full = await ask(way, kilobytes, BODIES_A_ROUND);
  return (full - empty) / BODIES_A_ROUND;
}

async function ask(way: string, kilobytes: number, times: number): Promise<number> {
  const started = performance.now();
  await worker.ask(`/?way=${way}&kilobytes=${kilobytes}&times=${times}`);
  return performance.now() - started;
}
