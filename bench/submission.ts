import { createResendEmulator } from "../dev/resend-emulator/emulator.ts";
import { serveLocally } from "../dev/resend-emulator/http-server.ts";
import { holdLimit } from "./judges/hold-limit.ts";
import { isExactlyOnce, judgeMails } from "./judges/judge-mails.ts";
import { createLocalAuthor } from "./stage/local-author.ts";
import { readRuntimeCost } from "./stage/runtime-cost.ts";
import { seededAddress, seedReaders } from "./stage/seed-readers.ts";
import { startLocalWorker } from "./workers/local-worker.ts";
import { startLoneWorker } from "./workers/lone-worker.ts";

/**
 * One issue to many readers at an unlimited provider: mails per second, CPU and memory of the runtime, copies per
 * reader; and in the same run its limit, a bare loop in workerd that posts one ready body of this issue as often, as
 * many at a time, to the same emulator.
 */
const READERS = Number(process.argv[2] ?? 100_000);
const IMPORTED = 5000;
const ROWS_PER_IMPORT = 500;
const MAILS_A_REQUEST = 100;
const IN_FLIGHT = 5;
/** Seldom, so that looking is no part of what is measured; when the issue was closed it says itself. */
const LOOK_EVERY_MS = 1000;
const TARGET = 0.5;
const CPU_SECONDS = 6;
/** A figure for 100,000 mails is honest where so many were sent: of a few thousand it is mostly the runtime's start. */
const ENOUGH_FOR_CPU = 100_000;

let emulator = createResendEmulator({ keepBodies: false });
let sample: Uint8Array<ArrayBuffer> | null = null;
const provider = await serveLocally(async (request) => {
  if (sample === null && request.url.endsWith("/emails/batch"))
    sample = new Uint8Array(await request.clone().arrayBuffer());
  return emulator.handle(request);
}, 0);

try {
  const product = await measureProduct();
  emulator = createResendEmulator({ keepBodies: false });
  const bare = await measureBareLoop();
  const share = product.mailsPerSecond / bare.mailsPerSecond;
  const limits = { shareOfBareLoop: TARGET, cpuSecondsPer100k: CPU_SECONDS };
  console.log({ ...product, bareLoop: bare, shareOfBareLoop: Number(share.toFixed(2)), limits });
  holdLimit("everybody exactly once", isExactlyOnce(product));
  holdLimit(`at least ${TARGET} of the bare loop's throughput`, share >= TARGET);
  if (READERS >= ENOUGH_FOR_CPU)
    holdLimit(
      `at most ${CPU_SECONDS} CPU seconds for 100,000 mails`,
      product.cpuSecondsPer100k <= CPU_SECONDS,
    );
} finally {
  await provider.close();
}

async function measureProduct() {
  const worker = await startLocalWorker(
    { RESEND_BASE_URL: provider.url, RESEND_RATE: 100_000, SHARDS: 1, MAXIMUM_AGE_DAYS: 0 },
    { seed: (folder) => seedReaders(folder, READERS) },
  );
  try {
    const author = createLocalAuthor(worker);
    await author.publish("en/bench.md");
    const before = readRuntimeCost();
    const started = Date.now();
    const { counts, closedAt } = await author.sendIssue(LOOK_EVERY_MS);
    const seconds = (Date.parse(closedAt ?? "") - started) / 1000;
    const after = readRuntimeCost();
    const cpuSeconds = after.cpuSeconds - before.cpuSeconds;
    return {
      readers: READERS,
      ...judge(),
      counts,
      seconds: Number(seconds.toFixed(2)),
      mailsPerSecond: Math.round(READERS / seconds),
      cpuSeconds: Number(cpuSeconds.toFixed(2)),
      cpuSecondsPer100k: Number(((cpuSeconds / READERS) * 100_000).toFixed(2)),
      peakMegabytes: Math.round(after.peakMegabytes),
      importRowsPerSecond: await measureImport(author),
    };
  } finally {
    await worker.stop();
  }
}

function judge() {
  const readers = Array.from({ length: READERS }, (_, index) => seededAddress(index));
  return judgeMails(emulator, null, readers);
}

async function measureBareLoop() {
  if (sample === null) throw new Error("The issue sent nothing that a bare loop could repeat.");
  const worker = await startLoneWorker("bench/workers/bare-loop-worker.ts");
  try {
    const requests = Math.ceil(READERS / MAILS_A_REQUEST);
    const before = readRuntimeCost().cpuSeconds;
    const started = performance.now();
    await worker.ask(`/?provider=${provider.url}&times=${requests}&in-flight=${IN_FLIGHT}`, sample);
    const seconds = (performance.now() - started) / 1000;
    const cpuSeconds = Number((readRuntimeCost().cpuSeconds - before).toFixed(2));
    const mailsPerSecond = Math.round((requests * MAILS_A_REQUEST) / seconds);
    return { bodyBytes: sample.length, mailsPerSecond, cpuSeconds };
  } finally {
    await worker.stop();
  }
}

/** A file after the other, as large as one request takes on the Free plan. */
async function measureImport(author: ReturnType<typeof createLocalAuthor>): Promise<number> {
  const started = performance.now();
  for (let first = 0; first < IMPORTED; first += ROWS_PER_IMPORT) {
    const rows = Array.from({ length: ROWS_PER_IMPORT }, (_, index) => `import-${first + index}@example.com`);
    await author.call("/api/subscribers/import", {
      method: "POST",
      headers: { "Content-Type": "text/csv" },
      body: ["email", ...rows].join("\n"),
    });
  }
  return Math.round((IMPORTED / (performance.now() - started)) * 1000);
}
