import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { bundleWorker } from "./local-worker.ts";

/**
 * The body of 100 mails in workerd, three ways in one run. Timed from outside: the runtime's clock stands still while
 * code runs. Each figure is the median of several rounds, so many bodies a round.
 */
const ROUNDS = 9;
const BODIES_A_ROUND = 30;
const WAYS = ["splice", "stringify", "sdk"] as const;
const TARGET = 3;

const folder = mkdtempSync(join(tmpdir(), "gazette-bodies-"));
const config = join(folder, "wrangler.json");
writeFileSync(config, JSON.stringify({ name: "bodies", compatibility_date: "2026-10-01" })); // the product's own names objects
bundleWorker(resolve("bench/bodies-worker.ts"), folder, config);
const miniflare = new Miniflare(
  convertV4MiniflareOptions({
    modules: true,
    scriptPath: join(folder, "bodies-worker.js"),
    modulesRoot: folder,
    compatibilityDate: "2026-10-01",
    compatibilityFlags: ["nodejs_compat"],
    cf: false,
  }),
);
try {
  for (const kilobytes of [8, 30]) await compare(kilobytes);
} finally {
  await miniflare.dispose();
  rmSync(folder, { recursive: true, force: true });
}

async function compare(kilobytes: number): Promise<void> {
  const rounds: Record<(typeof WAYS)[number], number[]> = { splice: [], stringify: [], sdk: [] };
  for (const way of WAYS) await ask(way, kilobytes, BODIES_A_ROUND); // warm: the compiler has seen it
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const way of WAYS) rounds[way].push(await time(way, kilobytes));
  }
  const [splice, stringify, sdk] = WAYS.map((way) => deriveMedian(rounds[way])) as [number, number, number]; // three ways
  console.log(`bodies: 100 mails of ${kilobytes} KB`, {
    spliceMs: splice,
    stringifyMs: stringify,
    sdkMs: sdk,
    timesFasterThanStringify: Number((stringify / splice).toFixed(1)),
    timesFasterThanSdk: Number((sdk / splice).toFixed(1)),
    target: TARGET,
  });
  if (kilobytes >= 30 && stringify / splice < TARGET) process.exitCode = 1;
}

async function time(way: string, kilobytes: number): Promise<number> {
  const empty = await ask(way, kilobytes, 0);
  const full = await ask(way, kilobytes, BODIES_A_ROUND);
  return (full - empty) / BODIES_A_ROUND;
}

async function ask(way: string, kilobytes: number, times: number): Promise<number> {
  const started = performance.now();
  const answer = await miniflare.dispatchFetch(
    `http://localhost/?way=${way}&kilobytes=${kilobytes}&times=${times}`,
  );
  if (!answer.ok) throw new Error(`The bench of bodies was refused: ${answer.status} ${await answer.text()}`);
  await answer.text();
  return performance.now() - started;
}

function deriveMedian(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Number((sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(2));
}
