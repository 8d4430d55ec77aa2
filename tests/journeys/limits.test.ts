import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLocalAuthor } from "../../bench/stage/local-author.ts";
import { seedReaders } from "../../bench/stage/seed-readers.ts";
import { startCountingProvider } from "../../bench/workers/counting-provider.ts";
import { type LocalWorker, startLocalWorker } from "../../bench/workers/local-worker.ts";
import { findDailyBreaches } from "../../dev/meter/find-breaches.ts";
import { findKindBreaches, type KindReading, sumReadings } from "../../dev/meter/meter-reading.ts";
import { FREE, PAID } from "../../dev/meter/plan-limits.ts";

const READERS = 5000;

/** The page of D1 and the page of Workers disagree; a slice keeps to both. */
const D1_BY_ITS_OWN_PAGE = { ...FREE, perInvocation: { d1Queries: 50 } };

/** The whole Worker in workerd with a meter around its bindings: the local runtime itself enforces almost no limit. */
describe.each([1, 16])("5,000 readers on the Free plan, in shards: %i", (shards) => {
  let worker: LocalWorker;
  let provider: Awaited<ReturnType<typeof startCountingProvider>>;
  let author: ReturnType<typeof createLocalAuthor>;
  const read = async () => (await (await author.call("/_meter")).json()) as readonly KindReading[];
  const forget = () => author.call("/_meter", { method: "DELETE" });

  beforeAll(async () => {
    provider = await startCountingProvider();
    worker = await startLocalWorker(
      { RESEND_BASE_URL: provider.url, RESEND_RATE: 1000, MAXIMUM_AGE_DAYS: 0, SHARDS: shards },
      { entry: "dev/meter/metered-worker.ts", seed: (folder) => seedReaders(folder, READERS) },
    );
    author = createLocalAuthor(worker);
  });
  afterAll(async () => {
    await worker?.stop();
    await provider?.close();
  });

  it("get an issue of which no slice goes beyond a limit, and no day's allowance is used up", async () => {
    await author.publish("en/limits.md");
    await forget();
    const { counts } = await author.sendIssue();
    expect(counts).toMatchObject({ audience: READERS, submitted: READERS });
    expect(provider.read()).toMatchObject({ reached: READERS, mostCopies: 1 });
    const readings = await read();
    expect(readings.map(({ kind }) => kind)).toContain("issue.alarm, submitting"); // or the meter did not see it
    const { externalSubrequests, kvLists } = sumReadings(readings);
    expect(externalSubrequests).toBeGreaterThanOrEqual(READERS / 100);
    expect(externalSubrequests).toBeLessThan(READERS / 100 + shards); // the last batch of each is not full
    expect(kvLists).toBe(shards === 1 ? READERS / 1000 : shards);
    expect(findKindBreaches(readings, FREE)).toEqual([]);
    expect(findKindBreaches(readings, D1_BY_ITS_OWN_PAGE)).toEqual([]);
    expect(findDailyBreaches(sumReadings(readings), FREE)).toEqual([]);
  });

  it("cost no request, import or cron event more than a limit allows", async () => {
    await forget();
    const rows = Array.from({ length: 500 }, (_, row) => `imported-${row}@example.com`);
    await author.call("/api/subscribers/import", {
      method: "POST",
      headers: { "Content-Type": "text/csv" },
      body: ["email", ...rows].join("\n"),
    });
    for (const path of ["/api/subscribers", "/api/subscribers.csv", "/", "/feed.xml", "/issues", "/health"]) {
      await (await author.call(path)).text();
    }
    await author.call("/api/issues", { method: "POST", body: '{"dryRun":true}' });
    await author.tick(new Date());
    const readings = await read();
    expect(findKindBreaches(readings, FREE)).toEqual([]);
    expect(findKindBreaches(readings, PAID)).toEqual([]);
    expect(readings.find(({ kind }) => kind.endsWith("/import"))?.total.kvWrites).toBe(500);
  });
});
