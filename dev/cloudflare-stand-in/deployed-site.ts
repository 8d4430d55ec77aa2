import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ListeningServer, serveLocally } from "../resend-emulator/http-server.ts";
import type { Account, Script } from "./account.ts";
import { type RunningScript, runScript } from "./run-script.ts";

/** What stands at a host name of the account: its Worker as it was deployed last, in the real runtime. */
export async function serveDeployed(account: Account, name: string): Promise<ListeningServer> {
  const folder = mkdtempSync(join(tmpdir(), "gazette-deployed-"));
  let running: { readonly script: Script; readonly worker: Promise<RunningScript> } | null = null;

  const findWorker = async (): Promise<RunningScript | null> => {
    const script = account.scripts.get(name);
    if (script === undefined) return null;
    if (running?.script.upload !== script.upload) {
      await (await running?.worker)?.stop();
      running = { script, worker: runScript(account, script, folder) };
    }
    return running?.worker ?? null;
  };

  const server = await serveLocally(async (request) => {
    const worker = await findWorker();
    return worker === null ? new Response("error code: 1042", { status: 404 }) : worker.fetch(request);
  }, 0);
  return {
    url: server.url,
    async close() {
      await server.close();
      await (await running?.worker)?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
