import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import { findFreePort } from "../free-port.ts";
import { composeQuietEnvironment } from "../wrangler/quiet-environment.ts";
import { waitUntilAnswering } from "../wrangler/wait-until-answering.ts";
import { composeWranglerCommand, PROJECT_ROOT } from "../wrangler/wrangler-command.ts";
import { applyMigrations } from "../wrangler.ts";
import { composeDefaultArguments } from "./compose-default-arguments.ts";
import { parseWorkerArguments } from "./parse-worker-arguments.ts";

/** Addresses of this machine that a browser reaches as `localhost`. */
const EVERYWHERE = new Set(["127.0.0.1", "0.0.0.0", "*", "::"]);
const FORWARDED = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Applies the migrations, then runs `wrangler dev --local` with the given arguments until it ends or a signal ends
 * it. Prints one line, the address, when it answers. Returns wrangler's exit code, 128 + n for a signal.
 */
export async function runWorker(args: readonly string[]): Promise<number> {
  const { ip, port: asked, protocol, persistTo, configuration, passedOn } = parseWorkerArguments(args);
  await applyMigrations({ persistTo, args: configuration });

  const port = asked || (await findFreePort(asked === 0 ? undefined : 8787));
  const [command, ...commandArgs] = composeWranglerCommand([
    "dev",
    ...composeDefaultArguments(passedOn, { ip, port }),
    ...passedOn,
  ]);
  // In our own process group: whoever ends us as a group ends wrangler and the runtime with us.
  const child = spawn(command, commandArgs, {
    cwd: PROJECT_ROOT,
    env: composeQuietEnvironment(),
    stdio: "inherit",
  });
  for (const signal of FORWARDED) process.on(signal, () => child.kill(signal));
  const orphaned = stopWhenOrphaned(() => child.kill("SIGTERM"));

  const stopWaiting = new AbortController();
  void announce(`${protocol}://${EVERYWHERE.has(ip) ? "localhost" : ip}:${port}`, stopWaiting.signal);
  const [code, signal]: (number | NodeJS.Signals | null)[] = await once(child, "exit");
  stopWaiting.abort();
  clearInterval(orphaned);
  return typeof code === "number" ? code : 128 + constants.signals[signal as NodeJS.Signals]; // exit gives one of both
}

/** Whoever started us may be killed without a word; a server that nobody can stop must not stay behind. */
function stopWhenOrphaned(stop: () => void): NodeJS.Timeout {
  const parent = process.ppid;
  return setInterval(() => process.ppid === parent || stop(), 1000).unref();
}

async function announce(url: string, signal: AbortSignal): Promise<void> {
  const outcome = await waitUntilAnswering(`${url}/health`, signal);
  if (outcome === "answering") console.log(`Gazette answers on ${url}`);
}
