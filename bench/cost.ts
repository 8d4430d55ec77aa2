import { findKindBreaches, type KindReading, sumReadings } from "../dev/meter/meter-reading.ts";
import { FREE, PAID } from "../dev/meter/plan-limits.ts";
import { deriveBill, deriveUsage } from "../dev/meter/prices.ts";
import type { IssueView } from "../src/contract/issues/issue.ts";
import { holdLimit } from "./judges/hold-limit.ts";
import { openHeapGauge } from "./stage/heap-gauge.ts";
import { createLocalAuthor } from "./stage/local-author.ts";
import { readRuntimeCost } from "./stage/runtime-cost.ts";
import { seedReaders } from "./stage/seed-readers.ts";
import { startCountingProvider } from "./workers/counting-provider.ts";
import { startLocalWorker } from "./workers/local-worker.ts";

/**
 * What one issue costs by the number of its readers: counts by the meter, CPU and memory by a second run without it,
 * and the bill of a million mails from those counts. `node bench/cost.ts 1000,1000000` names other sizes.
 */
const SIZES = (process.argv[2] ?? "1000,10000,100000").split(",").map(Number);
/** Beyond this one run has to do for both; the meter itself costs about a twentieth of the CPU. */
const LARGEST_RUN_TWICE = 100_000;
const PRODUCT = "src/index.ts";
const METERED = "dev/meter/metered-worker.ts";
/** At the provider's usual rate, the issue's object and the pacer are awake for as long as the issue goes out. */
const RATE = 5;
const MAILS_A_REQUEST = 100;
const AWAKE_OBJECTS = 2;
const HEAP_MEGABYTES = 128;
const DOLLARS_A_MILLION = 1;
/** So many readers a Free plan is held to; the Paid plan's limits hold for any. */
const READERS_ON_FREE = 5_000;
/** A reader costs the same in a large audience and in a very large one. */
const EQUAL_COST = { from: 100_000, within: 0.1 };

let costsALargeAudience: { readonly dollars: number; readonly cpuSeconds: number } | null = null;

for (const readers of SIZES) {
  const metered = await sendOneIssue(readers, METERED);
  const plain = readers > LARGEST_RUN_TWICE ? metered : await sendOneIssue(readers, PRODUCT);
  const { readings } = metered;
  const total = sumReadings(readings);
  const per100k = (count: number) => Math.round((count / readers) * 100_000);
  const awakeSeconds = (readers / MAILS_A_REQUEST / RATE) * AWAKE_OBJECTS;
  const bill = deriveBill(deriveUsage(total, awakeSeconds, plain.cpuSeconds), 1_000_000 / readers);
  console.log(`cost of one issue to ${readers} readers`, {
    mailsPerSecond: Math.round(readers / plain.seconds),
    cpuSecondsPer100k: Number(((plain.cpuSeconds / readers) * 100_000).toFixed(2)),
    processMegabytes: Math.round(plain.peakMegabytes),
    heapMegabytes: Math.round(metered.heapMegabytes),
    slices: readings
      .filter(({ kind }) => kind.startsWith("issue.alarm"))
      .map(({ kind, times, total: { wallMs } }) => `${times} × ${kind}, ${wallMs} ms in all`),
  });
  console.table(
    Object.fromEntries(
      (
        [
          "kvLists",
          "d1Calls",
          "d1Queries",
          "d1RowsRead",
          "d1RowsWritten",
          "objectCalls",
          "objectRowsRead",
          "objectRowsWritten",
          "externalSubrequests",
          "serviceSubrequests",
        ] as const
      ).map((count) => [
        count,
        {
          total: total[count],
          per100k: per100k(total[count]),
          mostInOneInvocation: Math.max(...readings.map(({ most }) => most[count])),
        },
      ]),
    ),
  );
  console.log("bill of a million mails, US dollars");
  console.table(bill.filter(({ amount }) => amount > 0));
  const dollars = bill.reduce((sum, line) => sum + line.dollars, 0);
  console.log({
    byPriceAlone: Number(dollars.toFixed(4)),
    beyondIncluded: Number(bill.reduce((sum, line) => sum + line.beyondIncluded, 0).toFixed(4)),
    breachesOfFree: findKindBreaches(readings, FREE),
    breachesOfPaid: findKindBreaches(readings, PAID),
  });
  const name = `${readers} readers`;
  holdLimit(`${name}: no slice beyond the Paid plan`, findKindBreaches(readings, PAID).length === 0);
  if (readers <= READERS_ON_FREE)
    holdLimit(`${name}: no slice beyond the Free plan`, findKindBreaches(readings, FREE).length === 0);
  holdLimit(`${name}: a heap under ${HEAP_MEGABYTES} MB`, metered.heapMegabytes < HEAP_MEGABYTES);
  holdLimit(`${name}: under ${DOLLARS_A_MILLION} dollar for a million mails`, dollars < DOLLARS_A_MILLION);
  if (readers < EQUAL_COST.from) continue;
  const cost = { dollars, cpuSeconds: metered.cpuSeconds / readers }; // with the meter at every size
  costsALargeAudience ??= cost;
  const most = 1 + EQUAL_COST.within;
  holdLimit(
    `${name}: a reader costs no more than a tenth above that at ${EQUAL_COST.from}`,
    cost.dollars <= costsALargeAudience.dollars * most &&
      cost.cpuSeconds <= costsALargeAudience.cpuSeconds * most,
  );
}

async function sendOneIssue(readers: number, entry: string) {
  const provider = await startCountingProvider();
  const worker = await startLocalWorker(
    { RESEND_BASE_URL: provider.url, RESEND_RATE: 100_000, SHARDS: 1, MAXIMUM_AGE_DAYS: 0 },
    { entry, seed: (folder) => seedReaders(folder, readers) },
  );
  try {
    const author = createLocalAuthor(worker);
    await author.publish("en/bench.md");
    if (entry === METERED) await author.call("/_meter", { method: "DELETE" });
    const gauge = entry === METERED ? await openHeapGauge(await worker.inspector()) : null;
    const before = readRuntimeCost();
    const started = performance.now();
    const { counts } = await author.sendIssue();
    const seconds = (performance.now() - started) / 1000;
    const after = readRuntimeCost();
    gauge?.close();
    checkDelivery(readers, counts, provider.read());
    return {
      seconds,
      cpuSeconds: after.cpuSeconds - before.cpuSeconds,
      heapMegabytes: gauge?.peakMegabytes() ?? 0,
      peakMegabytes: after.peakMegabytes,
      readings: entry === METERED ? ((await (await author.call("/_meter")).json()) as KindReading[]) : [],
    };
  } finally {
    await worker.stop();
    await provider.close();
  }
}

/** A cost of something that did not happen is none. */
function checkDelivery(
  readers: number,
  counts: IssueView["counts"],
  { reached, mostCopies }: { readonly reached: number; readonly mostCopies: number },
): void {
  if (counts.submitted === readers && reached === readers && mostCopies === 1) return;
  throw new Error(`Of ${readers} readers ${reached} were reached, with up to ${mostCopies} copies.`);
}
