import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openHeapGauge } from "../../bench/stage/heap-gauge.ts";
import { type LocalWorker, startLocalWorker } from "../../bench/workers/local-worker.ts";
import type { KindReading } from "../../dev/meter/meter-reading.ts";
import { fillLargeArchive } from "./stage/large-archive.ts";

/** Of the platform's 128 MB: the code, what the runtime takes, and twelve pages at once. */
const HEAP_MEGABYTES = 100;
const AT_ONCE = 12;

/** What used to take 28 seconds, 2.2 GB or no end. No time is asserted: it is told for whoever looks. */
describe("an archive of a hundred posts of 400 KB", () => {
  let worker: LocalWorker;
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(new URL(path, worker.url), { headers });

  beforeAll(async () => {
    worker = await startLocalWorker(
      {},
      { entry: "dev/meter/metered-worker.ts", fillDatabase: fillLargeArchive },
    );
    await (await get("/health")).text();
  });
  afterAll(() => worker?.stop());

  it.each([
    ["/", 100_000],
    ["/issues", 100_000],
    ["/issues/weekly-1", 100_000],
    ["/issues/special-alone", 100_000],
    ["/feed.xml", 1_000_000],
    ["/atom.xml", 1_000_000],
    ["/feeds/en.json", 1_000_000],
  ])("answers twelve requests for %s at once in a bounded heap, each small", async (path, bytes) => {
    const gauge = await openHeapGauge(await worker.inspector());
    const startedAt = performance.now();
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        const answer = await get(path);
        return { status: answer.status, bytes: (await answer.arrayBuffer()).byteLength };
      }),
    );
    const seconds = (performance.now() - startedAt) / 1000;
    const megabytes = gauge.peakMegabytes();
    gauge.close();
    console.log(
      `${path}: ${seconds.toFixed(2)} s, ${megabytes.toFixed(0)} MB of heap, ${answers[0]?.bytes} bytes`,
    );
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.bytes).toBeLessThan(bytes);
    }
    expect(megabytes).toBeLessThan(HEAP_MEGABYTES);
  });

  it("asks the database once for a page or a feed, the front page too", async () => {
    await get("/_meter").then((answer) => answer.text());
    await fetch(new URL("/_meter", worker.url), { method: "DELETE" });
    const paths = ["/", "/issues", "/issues/weekly-1", "/feed.xml", "/feed.json"];
    const etag = (await get("/feed.xml")).headers.get("etag") ?? "";
    expect((await get("/feed.xml", { "if-none-match": etag })).status).toBe(304);
    for (const path of paths) await (await get(path)).arrayBuffer();
    const readings = (await (await get("/_meter")).json()) as readonly KindReading[];
    const calls = Object.fromEntries(
      readings.map(({ kind, most }) => [kind.replace("GET ", ""), most.d1Calls]),
    );
    expect(calls).toMatchObject({
      "/": 1,
      "/issues": 1,
      "/issues/weekly-1": 1,
      "/feed.xml": 1,
      "/feed.json": 1,
    });
  });
});
