import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { PROJECT_ROOT } from "./wrangler/wrangler-command.ts";

export interface VitestRun {
  /** What it is called where people read of it. */
  readonly name: string;
  readonly options: readonly string[];
  /** Given all that it prints, as it comes. */
  readonly print: (chunk: Buffer | string) => void;
}

export interface RunEnd {
  readonly name: string;
  readonly isPassed: boolean;
  readonly seconds: number;
}

/**
 * Each file is told of when it has ended, and the longest takes six minutes on a loaded machine. The runner of tests in workerd
 * sometimes loses the word that a file has ended, begins no further one and says nothing (cloudflare/workers-sdk#15498), and no
 * limit of a test ends a loop that never gives its thread back.
 */
const LONGEST_SILENCE_MS = 10 * 60_000;
/** Of the files in workerd the longest takes two minutes on a loaded machine. */
const LONGEST_SILENCE_IN_WORKERD_MS = 5 * 60_000;
/** For what was started by tests and holds on to a pipe. */
const FAREWELL_MS = 10_000;
const MOST_TRIES = 3;

const deriveSilenceMs = ({ name }: VitestRun) =>
  name.startsWith("workerd") ? LONGEST_SILENCE_IN_WORKERD_MS : LONGEST_SILENCE_MS;

/** One vitest to its end. One that stands still is ended and begun anew, twice: a fault of ours stands still again. */
export async function runVitest(run: VitestRun): Promise<RunEnd> {
  const begunAt = performance.now();
  const end = (isPassed: boolean): RunEnd => ({
    ...{ name: run.name, isPassed },
    seconds: Math.round((performance.now() - begunAt) / 1000),
  });
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const code = await tryOnce(run);
    if (code !== "silent") return end(code === 0);
    run.print(`\n${run.name}: nothing was said for ${deriveSilenceMs(run) / 60_000} minutes; ended.\n`);
  }
  return end(false);
}

/** Its exit code. It leads a process group of its own, so that nothing it started outlives it, however it ends. */
async function tryOnce(run: VitestRun): Promise<number | "silent"> {
  const { options, print } = run;
  const vitest = spawn(
    process.execPath,
    [join(PROJECT_ROOT, "node_modules/vitest/vitest.mjs"), "run", ...options],
    { cwd: PROJECT_ROOT, detached: true, env: chooseColours(), stdio: ["ignore", "pipe", "pipe"] },
  );
  let isSilent = false;
  const silence = setTimeout(() => {
    isSilent = true;
    endGroup(vitest, "SIGKILL");
  }, deriveSilenceMs(run));
  const hear = (chunk: Buffer) => {
    silence.refresh();
    print(chunk);
  };
  vitest.stdout.on("data", hear);
  vitest.stderr.on("data", hear);
  const passOn = (signal: NodeJS.Signals) => endGroup(vitest, signal);
  process.on("SIGINT", passOn).on("SIGTERM", passOn);
  try {
    const code = await waitForEnd(vitest);
    return isSilent ? "silent" : code;
  } finally {
    clearTimeout(silence);
    process.off("SIGINT", passOn).off("SIGTERM", passOn);
    endGroup(vitest, "SIGKILL");
  }
}

/** It writes to us, so it does not see whether a terminal reads. */
const chooseColours = () => ({ ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: "1" } : {}) });

/** Once all was read that it printed; whoever it left behind may hold its pipes open for ever. */
async function waitForEnd(vitest: ChildProcess): Promise<number> {
  const closed = new Promise<void>((resolve) => vitest.once("close", () => resolve()));
  const code = await new Promise<number | null>((resolve, reject) =>
    vitest.once("error", reject).once("exit", resolve),
  );
  await Promise.race([closed, delay(FAREWELL_MS, undefined, { ref: false })]);
  vitest.stdout?.destroy();
  vitest.stderr?.destroy();
  return code ?? 1;
}

function endGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error; // nobody is left of it
  }
}
