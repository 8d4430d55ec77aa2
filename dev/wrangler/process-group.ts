import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const PATIENCE_MS = 5000;
const KEPT_OUTPUT = 64 * 1024;

/** A command with all its descendants: none of them outlives us, even if we are killed. */
export interface ProcessGroup {
  /** The group's leader; `-pid` names the group in a signal. */
  readonly pid: number;
  /** Settles with the command's code, or `null` where a signal ended the group. */
  readonly ended: Promise<number | null>;
  /** The last 64 KiB of what it printed; empty where it prints to our own output. */
  output(): string;
  /** Ends all politely, then by force. Idempotent. */
  stop(): Promise<void>;
  /** Ends all at once, as a power cut would. */
  kill(): Promise<void>;
}

export interface ProcessGroupOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly output: "collect" | "inherit";
}

/** Starts a command under a supervisor that leads a process group of its own. */
export function startProcessGroup(command: readonly string[], options: ProcessGroupOptions): ProcessGroup {
  const stream = options.output === "collect" ? "pipe" : "inherit";
  const supervisor = join(import.meta.dirname, "supervise.ts");
  const child = spawn(process.execPath, [supervisor, ...command], {
    cwd: options.cwd,
    env: options.env,
    stdio: ["pipe", stream, stream],
    detached: true,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${process.execPath} could not be started`);
  const ended = once(child, "exit").then(([code]) => code as number | null); // `exit` carries the code first
  const end = async (signal: NodeJS.Signals) => {
    signalGroup(pid, signal);
    await Promise.race([ended, delay(PATIENCE_MS, undefined, { ref: false })]);
    signalGroup(pid, "SIGKILL"); // what the command left behind
    await ended;
  };
  return { pid, ended, output: collectOutput(child), stop: () => end("SIGTERM"), kill: () => end("SIGKILL") };
}

function collectOutput(child: ChildProcess): () => string {
  let kept = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      kept = (kept + text).slice(-KEPT_OUTPUT);
    });
  }
  return () => kept;
}

/** A group that is gone already needs no signal. */
function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
