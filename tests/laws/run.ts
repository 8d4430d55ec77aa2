import { type ChildProcess, fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bundleLaws } from "./bundle.ts";
import type * as RenewKnownSeeds from "./defects/renew-known-seeds.ts";
import type * as HoldSeeds from "./hold-seeds.ts";

/**
 * `npm run laws -- --seeds 100000`: that many storms, from `--from` (1) on, on every core.
 * `npm run laws -- --seed 17`: one of them, with everything that happened.
 * `npm run laws -- --defects`: which seed finds which planted defect; those that are not known any more are looked for, and written down.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "2000" },
    seed: { type: "string" },
    from: { type: "string", default: "1" },
    workers: { type: "string", default: String(availableParallelism()) },
    defects: { type: "boolean", default: false },
    part: { type: "string" }, // of a run, with the folder of its bundle
  },
});
const seeds = parseCount("seeds", values.seeds);
const from = parseCount("from", values.from);
const dir = values.part ?? (await bundleLaws());

if (values.seed !== undefined) process.exitCode = await showOne(parseCount("seed", values.seed));
else if (values.defects) await showCatches();
else if (values.part !== undefined) process.exitCode = await holdPart();
else process.exitCode = await holdAll();

function parseCount(name: string, text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  console.error(`--${name} takes a whole number from 1 on, such as --${name} 100000.`);
  process.exit(2);
}

async function load<Module>(name: string): Promise<Module> {
  return (await import(join(dir, `${name}.mjs`))) as Module; // the caller names the module's own type
}

async function showOne(seed: number): Promise<number> {
  const { describeBroken, findBroken } = await load<typeof HoldSeeds>("hold-seeds");
  const broken = await findBroken(seed, 1);
  console.log(await describeBroken({ seed, accusations: [], schedule: [], events: 0, deliveries: 0 }));
  return broken.length === 0 ? 0 : 1;
}

async function showCatches(): Promise<void> {
  const { renewKnownSeeds } = await load<typeof RenewKnownSeeds>("renew-known-seeds");
  await renewKnownSeeds((row) => console.log(row));
}

async function holdPart(): Promise<number> {
  const { describeBroken, findBroken } = await load<typeof HoldSeeds>("hold-seeds");
  const broken = await findBroken(from, seeds, ({ seed, accusations: [first] }) => {
    if (first !== undefined) console.log(`Seed ${seed}: ${first}`);
    process.send?.("held");
  });
  for (const verdict of broken.slice(0, 3)) console.log(await describeBroken(verdict));
  if (broken.length > 0) console.log(`Broken seeds: ${broken.map(({ seed }) => seed).join(", ")}`);
  return broken.length === 0 ? 0 : 1;
}

async function holdAll(): Promise<number> {
  const workers = Math.min(parseCount("workers", values.workers), seeds);
  const begunAt = performance.now();
  let held = 0;
  const share = Math.ceil(seeds / workers);
  const parts = Array.from({ length: workers }, (_, worker) => {
    const first = from + worker * share;
    const count = Math.max(0, Math.min(share, from + seeds - first));
    const range = ["--from", String(first), "--seeds", String(count)];
    const part = fork(import.meta.filename, ["--part", dir, ...range]);
    part.on("message", () => {
      held += 1;
      if (held % 5000 === 0) console.log(`${held} of ${seeds} storms, ${speed(held, begunAt)} a second`);
    });
    return waitFor(part);
  });
  const codes = await Promise.all(parts);
  console.log(`${held} storms, ${speed(held, begunAt)} a second.`);
  return codes.every((code) => code === 0) ? 0 : 1;
}

function speed(held: number, begunAt: number): string {
  return ((held * 1000) / (performance.now() - begunAt)).toFixed(1);
}

function waitFor(part: ChildProcess): Promise<number> {
  return new Promise((resolve) => part.on("exit", (code) => resolve(code ?? 1)));
}
