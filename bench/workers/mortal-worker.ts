import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort } from "../../dev/free-port.ts";
import { composeQuietEnvironment } from "../../dev/wrangler/quiet-environment.ts";
import { composeWranglerCommand, PROJECT_ROOT } from "../../dev/wrangler/wrangler-command.ts";
import { applyMigrations, startWorker } from "../../dev/wrangler.ts";
import { LOCAL_SECRETS } from "../stage/local-secrets.ts";
import { seedReaders } from "../stage/seed-readers.ts";

export interface MortalWorker {
  readonly url: URL;
  /** SIGKILL to the runtime and to all above it at once; nothing is flushed, nothing is said. */
  readonly kill: () => Promise<void>;
  /** Again on the same port and the same stores. Other settings from here on, where some are given. */
  readonly start: (vars?: Readonly<Record<string, string>>) => Promise<void>;
  /** Ends it and removes its stores. */
  readonly stop: () => Promise<void>;
}

/** The Worker behind `wrangler dev` with its stores in a folder, as `npm run worker -- --persist-to` has it; not started yet. */
export async function createMortalWorker(
  readers: number,
  baseVars: Readonly<Record<string, string>>,
): Promise<MortalWorker> {
  const persistTo = mkdtempSync(join(tmpdir(), "gazette-kills-"));
  const port = await findFreePort();
  await applyMigrations({ persistTo });
  seedStores(persistTo, readers);
  let settings: Readonly<Record<string, string>> = {
    PUBLIC_URL: `http://localhost:${port}`,
    ...LOCAL_SECRETS,
    MAXIMUM_AGE_DAYS: "0",
    ...baseVars,
  };
  let running: Awaited<ReturnType<typeof startWorker>> | null = null;
  return {
    url: new URL(`http://localhost:${port}`),
    async kill() {
      await running?.kill();
      running = null;
    },
    async start(vars = {}) {
      settings = { ...settings, ...vars };
      running = await startWorker({ port, persistTo, vars: settings });
    },
    async stop() {
      await running?.stop();
      rmSync(persistTo, { recursive: true, force: true });
    },
  };
}

/** The file of the local KV appears with its first write. */
function seedStores(persistTo: string, readers: number): void {
  const put = ["kv", "key", "put", "--local", "--binding", "SUBSCRIBERS", "--persist-to", persistTo];
  const [command, ...args] = composeWranglerCommand([...put, "sub:seed", "{}"]);
  execFileSync(command, args, { cwd: PROJECT_ROOT, env: composeQuietEnvironment(), stdio: "pipe" });
  seedReaders(join(persistTo, "v3"), readers);
}
