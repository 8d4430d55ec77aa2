import { setTimeout as delay } from "node:timers/promises";
import { createResendEmulator, type ResendEmulator } from "../dev/resend-emulator/emulator.ts";
import type { EmulatorOptions } from "../dev/resend-emulator/emulator-options.ts";
import { serveLocally } from "../dev/resend-emulator/http-server.ts";
import { holdLimit } from "./judges/hold-limit.ts";
import { judgePace } from "./judges/judge-pace.ts";
import { createLocalAuthor } from "./stage/local-author.ts";
import { seedReaders } from "./stage/seed-readers.ts";
import { startLocalWorker } from "./workers/local-worker.ts";

/**
 * The pacer against the emulator's own limit: how much of the rate is used over the sending window, and what was
 * refused; how soon an overstated rate is found; how long a confirmation takes in the middle of a digest.
 */
const LATENCY_MS = 300;
const PERCENT_OF_LIMIT = 95;
const FOUND_WITHIN_MS = 5_000;
const CONFIRMED_WITHIN_MS = 2_000;
const PARTS = ["5", "50", "overstated", "confirmations"];
/** `node bench/pacing.ts 50 overstated`; all of them where none is named. */
const named = process.argv.slice(2).filter((name) => PARTS.includes(name));
const runs = (name: string) => named.length === 0 || named.includes(name);

let emulator: ResendEmulator = createResendEmulator();
const provider = await serveLocally((request) => emulator.handle(request), 0);
const rows: Record<string, string | number>[] = [];

try {
  if (runs("5")) await measure({ setting: 5, limit: 5, seconds: 20 });
  if (runs("50")) await measure({ setting: 50, limit: 50, seconds: 20 });
  if (runs("overstated")) await measure({ setting: 10, limit: 5, seconds: 20 });
  if (runs("confirmations")) await measureConfirmations();
  console.table(rows);
} finally {
  await provider.close();
}

/** An issue to everybody, against fixed and against sliding seconds, each with a worker that knows nothing yet. */
async function measure(run: { setting: number; limit: number; seconds: number }): Promise<void> {
  const readers = run.limit * run.seconds * 100;
  for (const window of ["fixed", "sliding"] as const)
    await withWorker(run.setting, readers, async (author) => {
      replaceEmulator({ requestsPerSecond: run.limit, window });
      await author.publish("en/bench.md");
      await author.sendIssue();
      const judged = judgePace(emulator, run.limit, readers);
      rows.push({ setting: run.setting, limit: run.limit, window, ...judged });
      console.log(rows.at(-1));
      const name = `a setting of ${run.setting}, ${window} seconds`;
      if (run.setting > run.limit)
        return holdLimit(
          `${name}: no 429 after ${FOUND_WITHIN_MS} ms`,
          judged.lastRefusalMs <= FOUND_WITHIN_MS,
        );
      holdLimit(`${name}: no 429`, judged.refused === 0);
      holdLimit(`${name}: ${PERCENT_OF_LIMIT} % of the limit`, judged.percentOfLimit >= PERCENT_OF_LIMIT);
    });
}

/** Twenty thousand mails at five requests a second; five strangers sign up while they go. */
async function measureConfirmations(): Promise<void> {
  await withWorker(5, 20_000, async (author) => {
    replaceEmulator({ requestsPerSecond: 5, window: "sliding" });
    await author.publish("en/bench.md");
    const issue = author.sendIssue();
    const waits: number[] = [];
    for (let number = 1; number <= 5; number += 1) {
      await delay(6_100);
      const address = `stranger-${number}@example.com`;
      const askedAt = Date.now();
      await author.call("/subscribe", {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json" },
        body: JSON.stringify({ email: address }),
      });
      waits.push(await waitForMail(address, askedAt));
    }
    await issue;
    rows.push({ setting: 5, limit: 5, window: "sliding", ...judgePace(emulator, 5, 20_005) });
    const slowestMs = Math.max(...waits);
    console.log(rows.at(-1), { confirmationMs: waits, slowestMs });
    holdLimit(
      `a confirmation within ${CONFIRMED_WITHIN_MS} ms in the middle of 20,000 mails`,
      slowestMs <= CONFIRMED_WITHIN_MS,
    );
  });
}

async function waitForMail(address: string, askedAt: number): Promise<number> {
  for (;;) {
    const mail = emulator.mails().find((one) => one.to.includes(address));
    if (mail !== undefined) return Date.parse(mail.receivedAt) - askedAt;
    if (Date.now() - askedAt > 20_000) throw new Error(`No confirmation reached ${address}.`);
    await delay(10);
  }
}

function replaceEmulator(options: EmulatorOptions): void {
  emulator = createResendEmulator({ ...options, keepBodies: false });
  emulator.setFaults({ latencyMs: LATENCY_MS });
}

async function withWorker(
  setting: number,
  readers: number,
  work: (author: ReturnType<typeof createLocalAuthor>) => Promise<void>,
): Promise<void> {
  const worker = await startLocalWorker(
    { RESEND_BASE_URL: provider.url, RESEND_RATE: setting, MAXIMUM_AGE_DAYS: 0 },
    { seed: (folder) => seedReaders(folder, readers) },
  );
  try {
    await work(createLocalAuthor(worker));
  } finally {
    await worker.stop();
  }
}
