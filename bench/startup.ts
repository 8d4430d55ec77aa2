import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { composeQuietEnvironment } from "../dev/wrangler/quiet-environment.ts";
import { composeWranglerCommand, PROJECT_ROOT } from "../dev/wrangler/wrangler-command.ts";
import { holdLimit } from "./judges/hold-limit.ts";

/**
 * What the Worker does before its first request, as wrangler profiles it in workerd: the CPU of this machine, as a share of
 * the second that the platform allows. `npm run bench -- startup`
 */
const ALLOWED_MS = 1_000;
const ROUNDS = 3;
/** Frames in which the profiler saw no code of ours or of the engine's run. */
const IDLE = ["(idle)", "(program)", "(root)"];

interface CpuProfile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly functionName: string } }[];
  readonly samples: readonly number[];
  /** Microseconds before each sample. */
  readonly timeDeltas: readonly number[];
}

const busyMs = Array.from({ length: ROUNDS }, () => countBusyMs(profileStartup())).sort((a, b) => a - b);
const [fastestMs = ALLOWED_MS] = busyMs;
console.log("startup", { busyMs, shareOfLimit: Number((fastestMs / ALLOWED_MS).toFixed(2)) });
holdLimit(
  `at most half of the ${ALLOWED_MS} ms that a Worker may take to start`,
  fastestMs <= ALLOWED_MS / 2,
);

function profileStartup(): CpuProfile {
  const folder = mkdtempSync(join(tmpdir(), "gazette-startup-"));
  const file = join(folder, "startup.cpuprofile");
  const [command, ...args] = composeWranglerCommand(["check", "startup", "--outfile", file]);
  const made = spawnSync(command, args, {
    cwd: PROJECT_ROOT,
    encoding: "utf8",
    env: composeQuietEnvironment(),
  });
  if (made.status !== 0) throw new Error(`wrangler check startup failed: ${made.stdout}${made.stderr}`);
  const profile = JSON.parse(readFileSync(file, "utf8")) as CpuProfile; // wrangler's own format
  rmSync(folder, { recursive: true });
  return profile;
}

function countBusyMs({ nodes, samples, timeDeltas }: CpuProfile): number {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, callFrame.functionName]));
  const busy = samples.map((id, index) =>
    IDLE.includes(names.get(id) ?? "") ? 0 : (timeDeltas[index] ?? 0),
  );
  return Math.round(busy.reduce((sum, one) => sum + one, 0) / 1000);
}
