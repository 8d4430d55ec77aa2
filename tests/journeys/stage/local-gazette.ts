import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { findFreePort } from "../../../dev/free-port.ts";
import { createResendEmulator } from "../../../dev/resend-emulator/emulator.ts";
import { type RunningWorker, startWorker } from "../../../dev/wrangler.ts";
import type { IssueList } from "../../../src/contract/issues/issue.ts";

export const AUTHOR = { Authorization: "Bearer author-token-for-journeys-on-loopback" };

/** A whole Gazette on loopback: the Worker in workerd behind `wrangler dev`, its stores in a temporary folder, an emulator. */
export async function startGazette(vars: Readonly<Record<string, string>> = {}) {
  const persistTo = mkdtempSync(join(tmpdir(), "gazette-journey-"));
  const emulator = createResendEmulator({});
  const provider = await emulator.listen();
  const port = await findFreePort();
  cpSync(inject("migratedStore"), persistTo, { recursive: true });
  const start = () =>
    startWorker({
      port,
      persistTo,
      vars: {
        PUBLIC_URL: `http://localhost:${port}`,
        RESEND_BASE_URL: provider.url,
        RESEND_RATE: "100",
        LANGUAGES: '["en","es"]',
        SECRET_KEY: "a-secret-key-for-journeys-on-loopback",
        AUTHOR_TOKEN: "author-token-for-journeys-on-loopback",
        RESEND_API_KEY: "re_journeys",
        ...vars,
      },
    });
  let worker: RunningWorker = await start();
  return {
    emulator,
    providerUrl: provider.url,
    url: worker.url,
    ask: (path: string, init: RequestInit = {}) =>
      fetch(`${worker.url}${path}`, { redirect: "manual", ...init }),
    tick: (scheduledTime: string) =>
      fetch(
        `${worker.url}/cdn-cgi/handler/scheduled?cron=${encodeURIComponent("*/15 * * * *")}&time=${Date.parse(scheduledTime)}`,
      ),
    worker: () => worker,
    restart: async () => {
      worker = await start();
    },
    stop: async () => {
      await worker.stop();
      await provider.close();
      rmSync(persistTo, { recursive: true, force: true });
    },
  };
}

export type LocalGazette = Awaited<ReturnType<typeof startGazette>>;

/** A journey that waits longer than this is stuck; on a loaded machine a minute is not unheard of. */
const PATIENCE_MS = 120_000;

/** Until a check answers something. */
export async function waitFor<T>(
  what: string,
  check: () => T | null | undefined | Promise<T | null | undefined>,
): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const found = await check();
    if (found !== null && found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Waited ${PATIENCE_MS / 1000} seconds for ${what}.`);
}

export const mailsTo = (gazette: LocalGazette, address: string) =>
  gazette.emulator.mails().filter((mail) => mail.to.includes(address));

export async function issueStates(gazette: LocalGazette): Promise<Readonly<Record<string, string>>> {
  const answer = await gazette.ask("/api/issues", { headers: AUTHOR });
  const { issues } = (await answer.json()) as IssueList;
  return Object.fromEntries(issues.map((issue) => [issue.id, issue.state]));
}
