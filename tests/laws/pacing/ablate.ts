import { fork } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Change } from "./condition.ts";
import type { Verdict } from "./judge.ts";

/**
 * Whether the bench can tell each constant of the pacer from its absence: the same conditions with the constant switched off,
 * in a copy of the code. `npm run bench -- ablation --seeds 60 --from 7001 [part of a constant's name …]`; with `--changing` for twelve
 * minutes, in which for three of them another program takes half of the account, and the way gets longer.
 */
const ROOT = join(import.meta.dirname, "../../..");
const PACING = "src/core/provider/pacing";

interface Ablation {
  readonly file: string;
  /** As it stands in the file, once. */
  readonly constant: string;
  readonly off: string;
}

const ABLATIONS: readonly Ablation[] = [
  { file: "decide-start.ts", constant: "MIN_GAP_RATIO = 0.6", off: "MIN_GAP_RATIO = 1" },
  { file: "decide-start.ts", constant: "MIN_GAP_RATIO = 0.6", off: "MIN_GAP_RATIO = 0" },
  { file: "decide-start.ts", constant: "HORIZON_MS = 200", off: "HORIZON_MS = 2_000" },
  { file: "learn-latency.ts", constant: "TIMER_MS = 10", off: "TIMER_MS = 0" },
  { file: "learn-latency.ts", constant: "MAX_JITTER_MS = 36", off: "MAX_JITTER_MS = 0" },
  { file: "learn-latency.ts", constant: "SAVED_MS = 8", off: "SAVED_MS = 0" },
  {
    file: "learn-latency.ts",
    constant: "MAX_SAVED_MS = 250",
    off: "MAX_SAVED_MS = Number.POSITIVE_INFINITY",
  },
  { file: "learn-latency.ts", constant: "MAX_SAVED_MS = 250", off: "MAX_SAVED_MS = 0" },
  { file: "learn-latency.ts", constant: "BASELINE_RISE = 0.01", off: "BASELINE_RISE = 0" },
  { file: "learn-latency.ts", constant: "SMOOTHING = 0.1", off: "SMOOTHING = 1" },
  { file: "learn-rate.ts", constant: "WIDE_WINDOW_MS = 1_250", off: "WIDE_WINDOW_MS = 1_000" },
  { file: "learn-rate.ts", constant: "REPEAT_MS = 5_000", off: "REPEAT_MS = 0" },
  { file: "learn-rate.ts", constant: "TRIAL_MS = 30_000", off: "TRIAL_MS = 0" },
  { file: "learn-rate.ts", constant: "INCREASE = 0.1", off: "INCREASE = 0" },
  { file: "learn-rate.ts", constant: "DECREASE = 0.5", off: "DECREASE = 1" },
  { file: "learn-rate.ts", constant: "BACK_OFF = 4", off: "BACK_OFF = 1" },
  { file: "pacing-state.ts", constant: "increaseIntervalMs: 60_000", off: "increaseIntervalMs: 0" },
  { file: "pacing-state.ts", constant: "excessLatencyMs: 72", off: "excessLatencyMs: 0" },
  { file: "pacing-state.ts", constant: "outlierBudgetMs: 250", off: "outlierBudgetMs: 0" },
];

const { values, positionals: named } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: "string", default: "60" },
    from: { type: "string", default: "7001" },
    changing: { type: "boolean", default: false },
  },
});
const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => Number(values.from) + index);
const WORKERS = 2;
const CHANGE: Change = { longerPathMs: 80, leftOfLimit: 0.5 };

if (process.send) {
  process.on("message", async ({ folder, seed }: { readonly folder: string; readonly seed: number }) => {
    const { judgeSeed } = (await import(
      join(folder, "tests/laws/pacing/judge.ts")
    )) as typeof import("./judge.ts");
    process.send?.(await (values.changing ? judgeSeed(seed, 12, CHANGE) : judgeSeed(seed)));
  });
  await new Promise(() => {});
}

const whole = summarize(await judge(null));
console.log({ nothing: "switched off", ...whole });
const rows: Record<string, unknown>[] = [];
const isAsked = ({ constant }: Ablation) =>
  named.length === 0 || named.some((name) => constant.includes(name));
for (const ablation of ABLATIONS.filter(isAsked)) {
  const { share, broken, ...rest } = summarize(await judge(ablation));
  rows.push({
    constant: ablation.constant,
    off: ablation.off.split(/[=:] /).at(-1),
    "points of share": Number((share - whole.share).toFixed(2)),
    broken,
    ...rest,
  });
  console.log(JSON.stringify(rows.at(-1)));
}
console.table(rows);

async function judge(ablation: Ablation | null): Promise<readonly Verdict[]> {
  const folder = copyCode(ablation);
  const left = [...seeds];
  const verdicts: Verdict[] = [];
  const work = async () => {
    const child = fork(import.meta.filename, process.argv.slice(2), { serialization: "advanced" });
    for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
      child.send({ folder, seed });
      const [verdict] = (await once(child, "message")) as [Verdict];
      verdicts.push(verdict);
    }
    child.kill();
  };
  try {
    await Promise.all(Array.from({ length: WORKERS }, work));
  } finally {
    rmSync(folder, { recursive: true });
  }
  return verdicts;
}

function copyCode(ablation: Ablation | null): string {
  const folder = mkdtempSync(join(tmpdir(), "gazette-ablation-"));
  for (const part of ["src", "dev", "tests/laws", "tests/builders", "tests/fakes", "package.json"])
    cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  if (ablation === null) return folder;
  const file = join(folder, PACING, ablation.file);
  const text = readFileSync(file, "utf8");
  if (text.split(ablation.constant).length !== 2)
    throw new Error(`${ablation.file} does not have "${ablation.constant}" once.`);
  writeFileSync(file, text.replace(ablation.constant, ablation.off));
  return folder;
}

function summarize(verdicts: readonly Verdict[]) {
  const mean = (of: (verdict: Verdict) => number) =>
    verdicts.reduce((sum, verdict) => sum + of(verdict), 0) / verdicts.length;
  return {
    share: Number((100 * mean(({ pacer }) => pacer.share)).toFixed(2)),
    broken: verdicts.filter(({ broken }) => broken.length > 0).length,
    "429s a minute": Number(mean(({ pacer }) => pacer.refusalsAMinute).toFixed(2)),
    "slowest recovery ms": Math.round(Math.max(...verdicts.map(({ pacer }) => pacer.recoveryMs))),
  };
}
