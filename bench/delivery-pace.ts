import { createResendEmulator, type ResendEmulator } from "../dev/resend-emulator/emulator.ts";
import { serveLocally } from "../dev/resend-emulator/http-server.ts";
import { feedEvents } from "./deliveries/feed-events.ts";
import { holdLimit } from "./judges/hold-limit.ts";
import { judgePace } from "./judges/judge-pace.ts";
import { createLocalAuthor } from "./stage/local-author.ts";
import { seedReaders } from "./stage/seed-readers.ts";
import { deriveMedian } from "./web/median.ts";
import { startLocalWorker } from "./workers/local-worker.ts";

/**
 * What a stream of the provider's events costs the digest that goes out meanwhile, on the same runtime: the digest alone and
 * beside the events, in turns. `npm run bench -- delivery-pace [seconds] [pairs]`.
 */
const SECONDS = Number(process.argv[2] ?? 60);
const PAIRS = Number(process.argv[3] ?? 3);
/** The provider's usual rate. */
const REQUESTS_PER_SECOND = 5;
/** As many as its mails are: each is reported as delivered. */
const EVENTS_PER_SECOND = 500;
const READERS = SECONDS * REQUESTS_PER_SECOND * 100;
/** Of the provider's answers. */
const LATENCY_MS = 300;
const LEAST_OF_ALONE = 0.93;
const SECRET = `whsec_${Buffer.from("a secret of the bench's own").toString("base64")}`;

let emulator: ResendEmulator = createResendEmulator();
const provider = await serveLocally((request) => emulator.handle(request), 0);
const ratios: number[] = [];
try {
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const isReportedFirst = pair % 2 === 1; // whoever is second finds a warmer machine
    const first = await sendDigest(isReportedFirst);
    const second = await sendDigest(!isReportedFirst);
    const [alone, beside] = isReportedFirst ? [second, first] : [first, second];
    const ratio = Number((beside.percentOfLimit / alone.percentOfLimit).toFixed(3));
    ratios.push(ratio);
    console.log({ pair: pair + 1, alone, beside, ratio });
  }
  const median = deriveMedian(ratios);
  console.log({ ratios, median });
  holdLimit(
    `a digest beside ${EVENTS_PER_SECOND} events a second keeps ${LEAST_OF_ALONE} of its pace`,
    median >= LEAST_OF_ALONE,
  );
} finally {
  await provider.close();
}

async function sendDigest(isReported: boolean) {
  emulator = createResendEmulator({ requestsPerSecond: REQUESTS_PER_SECOND, keepBodies: false });
  emulator.setFaults({ latencyMs: LATENCY_MS });
  const worker = await startLocalWorker(
    {
      ...{ RESEND_BASE_URL: provider.url, RESEND_RATE: REQUESTS_PER_SECOND, RESEND_WEBHOOK_SECRET: SECRET },
      ...{ CADENCES: ["weekly"], MAXIMUM_AGE_DAYS: 0 },
    },
    { seed: (folder) => seedReaders(folder, READERS) },
  );
  try {
    const author = createLocalAuthor(worker);
    await author.publish("en/bench.md");
    const issue = await author.planIssue();
    if (issue === null) throw new Error("Nothing was due.");
    const target = { url: new URL("/webhooks/resend", worker.url).href, secret: SECRET };
    const events = isReported ? feedEvents({ emulator, issue, target, perSecond: EVENTS_PER_SECOND }) : null;
    await author.waitUntilClosed(issue, Number.POSITIVE_INFINITY, 1_000);
    const reported = await events?.stop();
    return { ...judgePace(emulator, REQUESTS_PER_SECOND, READERS), ...reported };
  } finally {
    await worker.stop();
  }
}
