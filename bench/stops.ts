import { createResendEmulator } from "../dev/resend-emulator/emulator.ts";
import { serveLocally } from "../dev/resend-emulator/http-server.ts";
import { holdLimit } from "./judges/hold-limit.ts";
import { isExactlyOnce } from "./judges/judge-mails.ts";
import { runStopRound } from "./rounds/stop-round.ts";
import { seededAddress, seedReaders } from "./stage/seed-readers.ts";
import { startLocalWorker } from "./workers/local-worker.ts";

/**
 * Pause and cancel in the middle of an issue: how many requests still reach the provider after the author was answered.
 * `npm run bench -- stops [5] [50]`: at these rates; both where none is named.
 */
const READERS = 20_000;
const RATES = [5, 50];
const named = RATES.filter((rate) => process.argv.slice(2).includes(String(rate)));
const LATENCY_MS = 300;
/** What may be in flight: of one object, and of sixteen. */
const MOST_AFTER = { 1: 6, 16: 16 } as const;
const readers = Array.from({ length: READERS }, (_, index) => seededAddress(index));

let emulator = createResendEmulator({ keepBodies: false });
const provider = await serveLocally((request) => emulator.handle(request), 0);
const rows: Record<string, string | number>[] = [];
try {
  for (const rate of named.length === 0 ? RATES : named)
    for (const shards of [1, 16] as const) await measure(rate, shards);
  console.table(rows);
} finally {
  await provider.close();
}

async function measure(rate: number, shards: 1 | 16): Promise<void> {
  const worker = await startLocalWorker(
    { RESEND_BASE_URL: provider.url, RESEND_RATE: rate, SHARDS: shards, MAXIMUM_AGE_DAYS: 0 },
    { seed: (folder) => seedReaders(folder, READERS) },
  );
  try {
    for (const wish of ["pause", "cancel"] as const) {
      emulator = createResendEmulator({ keepBodies: false, requestsPerSecond: rate });
      emulator.setFaults({ latencyMs: LATENCY_MS });
      const afterRequests = Math.floor(READERS / 300);
      const outcome = await runStopRound({ wish, emulator, url: worker.url, readers, afterRequests });
      const { counts, answeredMs, requestsAfter, twice, lost, strangers, mixedUp } = outcome;
      rows.push({
        rate,
        shards,
        wish,
        answeredMs,
        requestsAfter,
        submitted: counts.submitted ?? 0,
        twice,
        lost,
      });
      console.log(rows.at(-1));
      const name = `${wish} at ${rate} requests a second in ${shards} object(s)`;
      holdLimit(
        `${name}: at most ${MOST_AFTER[shards]} requests after it`,
        requestsAfter <= MOST_AFTER[shards],
      );
      holdLimit(`${name}: nobody twice`, twice + strangers + mixedUp === 0);
      if (wish === "pause") holdLimit(`${name}: everybody exactly once`, isExactlyOnce(outcome));
      else holdLimit(`${name}: who was not served is counted`, counts.withdrawn === lost);
    }
  } finally {
    await worker.stop();
  }
}
