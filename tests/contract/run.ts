import { parseArgs } from "node:util";
import { callOperations } from "./calls/call-operations.ts";

/**
 * `npm run contract -- --calls 2000`: calls every operation of a running Worker with generated input, and checks status and body
 * against the document that it serves. `--seed` draws the same calls again.
 */
const { values } = parseArgs({
  options: { calls: { type: "string", default: "2000" }, seed: { type: "string" } },
});
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
const calls = Number(values.calls);
if (!Number.isSafeInteger(calls) || calls < 1 || !Number.isSafeInteger(seed)) {
  console.error("--calls and --seed take whole numbers, such as --calls 2000 --seed 7.");
  process.exit(2);
}

const { faults, seen, missed } = await callOperations(calls, seed);
for (const [name, count] of [...seen].sort(([a], [b]) => a.localeCompare(b)))
  console.log(`${String(count).padStart(5)}  ${name}`);
for (const fault of faults) console.error(fault);
for (const name of missed) console.error(`never seen: ${name}`);
console.log(`${calls} calls with seed ${seed}: ${faults.length} against the document.`);
process.exitCode = faults.length + missed.length === 0 ? 0 : 1;
