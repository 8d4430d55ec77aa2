import { setTimeout as delay } from "node:timers/promises";
import type { Counts } from "../dev/meter/counts.ts";
import { type KindReading, sumReadings } from "../dev/meter/meter-reading.ts";
import { deriveBill, deriveUsage } from "../dev/meter/prices.ts";
import { createResendEmulator } from "../dev/resend-emulator/emulator.ts";
import { createSeededRandom } from "../dev/resend-emulator/seeded-random.ts";
import { DELIVERY_SHARDS } from "../src/core/deliveries/delivery-report.ts";
import { BOUNCED, COMPLAINED, DELAYED, DELIVERED, shuffle, writeEvent } from "./deliveries/draw-events.ts";
import { sendEvents } from "./deliveries/send-events.ts";
import { holdLimit } from "./judges/hold-limit.ts";
import { createLocalAuthor } from "./stage/local-author.ts";
import { readRuntimeCost } from "./stage/runtime-cost.ts";
import { seedReaders } from "./stage/seed-readers.ts";
import { startLocalWorker } from "./workers/local-worker.ts";

/**
 * What it costs to hear of a million mails: one delivered each and two other events in a hundred, by the meter's counts, with the
 * requests that bring them and the forgetting. `npm run bench -- delivery-cost [mails]`.
 */
const MAILS = Number(process.argv[2] ?? 5_000);
/** Another event for each fiftieth mail. */
const OTHERS = [DELAYED, BOUNCED, COMPLAINED];
/** As fast as mails go out at the provider's usual rate; every object counts as awake all the while. */
const EVENTS_PER_SECOND = 500;
const AT_ONCE = 50;
const DOLLARS_A_MILLION = 3;
const SECRET = `whsec_${Buffer.from("a secret of the bench's own").toString("base64")}`;

const emulator = createResendEmulator({ keepBodies: false });
const provider = await emulator.listen();
const worker = await startLocalWorker(
  {
    ...{ RESEND_BASE_URL: provider.url, RESEND_RATE: 100_000, RESEND_WEBHOOK_SECRET: SECRET },
    ...{ CADENCES: ["weekly"], MAXIMUM_AGE_DAYS: 0 },
  },
  { entry: "dev/meter/metered-worker.ts", seed: (folder) => seedReaders(folder, MAILS) },
);

try {
  const author = createLocalAuthor(worker);
  await author.publish("en/reported.md", 50);
  const { id: issue } = await author.sendIssue();
  const events = emulator.mails().flatMap((mail, index) => {
    const other = index % 50 === 0 ? OTHERS[(index / 50) % OTHERS.length] : undefined;
    const chapters = other === undefined ? [DELIVERED] : [DELIVERED, other];
    return chapters.map((chapter) => writeEvent(issue, mail, chapter, Date.now()).body);
  });
  await author.call("/_meter", { method: "DELETE" });
  const cpuBefore = readRuntimeCost().cpuSeconds;
  const began = performance.now();
  const target = () => ({ url: new URL("/webhooks/resend", worker.url).href, secret: SECRET });
  const mixed = shuffle(events, createSeededRandom(1));
  const answers = await sendEvents(mixed, { target, atOnce: AT_ONCE, onTaken: () => {} });
  const seconds = (performance.now() - began) / 1000;
  while ((await author.readIssue(issue)).counts.delivered < MAILS) await delay(500);
  const cpuSeconds = readRuntimeCost().cpuSeconds - cpuBefore;

  const all = (await (await author.call("/_meter")).json()) as readonly KindReading[];
  const readings = all.filter(({ kind }) => /^delivery\.|webhooks/.test(kind));
  const awakeSeconds = (events.length / EVENTS_PER_SECOND) * DELIVERY_SHARDS;
  const counts = addForgetting(sumReadings(readings));
  const bill = deriveBill(deriveUsage(counts, awakeSeconds, cpuSeconds, events.length), 1_000_000 / MAILS);
  const dollars = bill.reduce((sum, line) => sum + line.dollars, 0);
  console.log({ mails: MAILS, events: events.length, seconds: Math.round(seconds), answers });
  console.table(
    readings.map(({ kind, times, total: { d1RowsWritten, objectRowsRead, objectRowsWritten } }) => ({
      ...{ kind, times, d1RowsWritten, objectRowsRead, objectRowsWritten },
    })),
  );
  console.table(bill.filter(({ amount }) => amount > 0));
  console.log({ dollarsAMillion: Number(dollars.toFixed(3)) });
  holdLimit(
    `under ${DOLLARS_A_MILLION} dollars for what is heard of a million mails`,
    dollars < DOLLARS_A_MILLION,
  );
} finally {
  await worker.stop();
  await provider.close();
}

/** A month later each mail's row is read twice and taken away (`tests/objects/delivery-object.test.ts` holds it). */
function addForgetting(counts: Counts): Counts {
  return {
    ...counts,
    objectRowsRead: counts.objectRowsRead + 2 * MAILS,
    objectRowsWritten: counts.objectRowsWritten + MAILS,
  };
}
