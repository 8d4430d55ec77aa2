import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type ProcessGroup, startProcessGroup } from "./wrangler/process-group.ts";
import { composeQuietEnvironment } from "./wrangler/quiet-environment.ts";
import { waitUntilAnswering } from "./wrangler/wait-until-answering.ts";
import { composeWranglerCommand, PROJECT_ROOT } from "./wrangler/wrangler-command.ts";

const START_MS = 180_000; // seconds as a rule; a loaded machine is no reason to give up

/** Brings the local database up to date. Without `persistTo` it is wrangler's own folder. Throws with wrangler's words. */
export async function applyMigrations(options: {
  readonly persistTo?: string | undefined;
  /** Further arguments that choose the configuration (`--config`, `--env`). */
  readonly args?: readonly string[];
}): Promise<void> {
  const persist = options.persistTo === undefined ? [] : ["--persist-to", options.persistTo];
  const args = ["d1", "migrations", "apply", "DB", "--local", ...persist, ...(options.args ?? [])];
  const [command, ...commandArgs] = composeWranglerCommand(args);
  // CI keeps wrangler from asking whether to go on.
  const env = { ...composeQuietEnvironment(), CI: "true" };
  try {
    await promisify(execFile)(command, commandArgs, { cwd: PROJECT_ROOT, env });
  } catch (cause) {
    const said = cause instanceof Error && "stderr" in cause ? String(cause.stderr) : "";
    throw new Error(`The migrations could not be applied.\n${said}`, { cause });
  }
}

export interface WorkerOptions {
  readonly port: number;
  readonly persistTo: string;
  /** Settings and secrets; lists as JSON. */
  readonly vars: Readonly<Record<string, string>>;
  /** Whether the Worker's own lines are kept for `output()` (the default) or shown. */
  readonly output?: "collect" | "inherit";
  /** Further arguments of `wrangler dev`. */
  readonly args?: readonly string[];
}

export interface RunningWorker extends ProcessGroup {
  /** `http://localhost:<port>`, without a slash at the end. */
  readonly url: string;
}

/** Runs the Worker locally until `stop()`, and answers when it answers. Throws with its output if it does not. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const url = `http://localhost:${options.port}`;
  const group = startProcessGroup(composeWranglerCommand(composeDevArguments(options)), {
    cwd: PROJECT_ROOT,
    env: composeQuietEnvironment(),
    output: options.output ?? "collect",
  });
  const giveUp = new AbortController();
  const outcome = await Promise.race([
    waitUntilAnswering(`${url}/health`, AbortSignal.any([giveUp.signal, AbortSignal.timeout(START_MS)])),
    group.ended.then((code) => `ended with code ${code}`),
  ]);
  giveUp.abort();
  if (outcome === "answering") return { url, ...group };
  await group.stop();
  throw new Error(`The Worker did not start (${outcome}).\n${group.output()}`);
}

function composeDevArguments({ port, persistTo, vars, args = [] }: WorkerOptions): readonly string[] {
  const settings = Object.entries(vars).flatMap(([name, value]) => ["--var", `${name}:${value}`]);
  const place = ["--local", "--ip", "127.0.0.1", "--port", String(port), "--inspector-port", "0"];
  const quiet = ["--show-interactive-dev-session=false"];
  return ["dev", ...place, "--persist-to", persistTo, ...quiet, ...settings, ...args];
}
