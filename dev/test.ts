import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { PROJECT_ROOT } from "./wrangler/wrangler-command.ts";

/**
 * `npm test`: everything, in two runs side by side, because a journey waits most of its time (for a browser, a clock, an
 * alarm) while rules and edges compute. `npm test -- <files or options of vitest>`: one run with these.
 *
 * `{part}` in an option stands for the run's name, so that each can write a report of its own.
 */
const PARTS = [
  { name: "rules", projects: ["node", "workerd"] },
  { name: "journeys", projects: ["journeys"] },
] as const;

/**
 * How long one run may last, in milliseconds. A test that never gives its thread back cannot be ended by vitest's own
 * limits: such a run is ended here, so that what it printed so far is read and not lost.
 */
const LONGEST_RUN_MS = 40 * 60_000;

const asked = process.argv.slice(2);
const isAll = asked.every(
  (argument) => argument.startsWith("--reporter") || argument.startsWith("--outputFile"),
);

if (isAll) {
  const [rules, journeys] = PARTS.map(({ name, projects }) =>
    run(name, [...projects.map((project) => `--project=${project}`), ...asked], name === "rules"),
  );
  const ends = [await rules, await journeys];
  for (const end of ends) process.stdout.write(end?.held ?? "");
  for (const [index, end] of ends.entries())
    console.log(`${PARTS[index]?.name}: ${end?.code === 0 ? "passed" : "FAILED"} in ${end?.seconds} s`);
  process.exitCode = ends.every((end) => end?.code === 0) ? 0 : 1;
} else process.exitCode = (await run("asked", asked, true)).code;

interface RunEnd {
  readonly code: number;
  readonly seconds: number;
  /** What it printed, where that was held back. */
  readonly held: string;
}

/**
 * One vitest; what the second one prints is held back until both have ended, so that nobody reads two at once. It leads a
 * process group of its own, so that nothing it started outlives it, however it ends.
 */
function run(part: string, options: readonly string[], isLive: boolean): Promise<RunEnd> {
  const begunAt = performance.now();
  const vitest = spawn(
    process.execPath,
    [
      join(PROJECT_ROOT, "node_modules/vitest/vitest.mjs"),
      "run",
      ...options.map((option) => option.replaceAll("{part}", part)),
    ],
    {
      cwd: PROJECT_ROOT,
      detached: true,
      stdio: ["ignore", isLive ? "inherit" : "pipe", isLive ? "inherit" : "pipe"],
    },
  );
  const held: Buffer[] = [];
  vitest.stdout?.on("data", (chunk: Buffer) => held.push(chunk));
  vitest.stderr?.on("data", (chunk: Buffer) => held.push(chunk));
  const limit = setTimeout(() => {
    held.push(
      Buffer.from(
        `\n${part}: ended after ${LONGEST_RUN_MS / 60_000} minutes; the file that is not listed above stood still.\n`,
      ),
    );
    endGroup(vitest, "SIGKILL");
  }, LONGEST_RUN_MS);
  const passOn = (signal: NodeJS.Signals) => endGroup(vitest, signal);
  process.on("SIGINT", passOn).on("SIGTERM", passOn);
  return new Promise((resolve, reject) => {
    vitest.on("error", reject);
    vitest.on("close", (code) => {
      clearTimeout(limit);
      resolve({
        code: code ?? 1,
        seconds: Math.round((performance.now() - begunAt) / 1000),
        held: Buffer.concat(held).toString("utf8"),
      });
    });
  });
}

function endGroup(leader: ChildProcess, signal: NodeJS.Signals): void {
  if (leader.pid === undefined || leader.exitCode !== null || leader.signalCode !== null) return;
  process.kill(-leader.pid, signal);
}
