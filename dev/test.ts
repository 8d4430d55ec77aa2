import { spawn } from "node:child_process";
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

/** One vitest; what the second one prints is held back until both have ended, so that nobody reads two at once. */
function run(part: string, options: readonly string[], isLive: boolean): Promise<RunEnd> {
  const begunAt = performance.now();
  const vitest = spawn(
    process.execPath,
    [
      join(PROJECT_ROOT, "node_modules/vitest/vitest.mjs"),
      "run",
      ...options.map((option) => option.replaceAll("{part}", part)),
    ],
    { cwd: PROJECT_ROOT, stdio: ["ignore", isLive ? "inherit" : "pipe", isLive ? "inherit" : "pipe"] },
  );
  const held: Buffer[] = [];
  vitest.stdout?.on("data", (chunk: Buffer) => held.push(chunk));
  vitest.stderr?.on("data", (chunk: Buffer) => held.push(chunk));
  return new Promise((resolve, reject) => {
    vitest.on("error", reject);
    vitest.on("close", (code) =>
      resolve({
        code: code ?? 1,
        seconds: Math.round((performance.now() - begunAt) / 1000),
        held: Buffer.concat(held).toString("utf8"),
      }),
    );
  });
}
