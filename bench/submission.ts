import { createResendEmulator } from "../dev/resend-emulator/emulator.ts";
import { AUTHOR_HEADERS, startLocalWorker } from "./local-worker.ts";
import { readRuntimeCost } from "./runtime-cost.ts";

const READERS = Number(process.argv[2] ?? 10_000);
const ROWS_PER_IMPORT = 500;

/** One issue to many readers at an unlimited provider: mails per second, CPU and memory of the runtime, copies per reader. */
const emulator = createResendEmulator({ keepBodies: false });
const provider = await emulator.listen();
const worker = await startLocalWorker({
  RESEND_BASE_URL: provider.url,
  RESEND_RATE: 100_000,
  SHARDS: 1,
  MAXIMUM_AGE_DAYS: 0,
});
const call = (path: string, init: RequestInit = {}) =>
  fetch(new URL(path, worker.url), { ...init, headers: { ...AUTHOR_HEADERS, ...init.headers } });

try {
  const importing = performance.now();
  for (let first = 0; first < READERS; first += ROWS_PER_IMPORT) await importReaders(first);
  const importSeconds = (performance.now() - importing) / 1000;
  await publishSample();
  const before = readRuntimeCost();
  const started = performance.now();
  const planned = (await (await call("/api/issues", { method: "POST", body: "{}" })).json()) as {
    id: string;
  };
  const issue = await waitUntilClosed(planned.id);
  const seconds = (performance.now() - started) / 1000;
  const after = readRuntimeCost();
  const copies = new Map<string, number>();
  for (const mail of emulator.mails()) for (const to of mail.to) copies.set(to, (copies.get(to) ?? 0) + 1);
  console.log({
    readers: READERS,
    reached: copies.size,
    mostCopies: Math.max(...copies.values()),
    counts: issue.counts,
    importRowsPerSecond: Math.round(READERS / importSeconds),
    seconds: Number(seconds.toFixed(2)),
    mailsPerSecond: Math.round(READERS / seconds),
    cpuSeconds: Number((after.cpuSeconds - before.cpuSeconds).toFixed(2)),
    peakMegabytes: Math.round(after.peakMegabytes),
  });
} finally {
  await worker.stop();
  await provider.close();
}

async function importReaders(first: number): Promise<void> {
  const rows = Array.from(
    { length: Math.min(ROWS_PER_IMPORT, READERS - first) },
    (_, index) => `reader-${first + index}@example.com`,
  );
  const answer = await call("/api/subscribers/import", {
    method: "POST",
    headers: { "Content-Type": "text/csv" },
    body: `email\n${rows.join("\n")}\n`,
  });
  if (!answer.ok) throw new Error(`The import was refused: ${answer.status} ${await answer.text()}`);
}

async function publishSample(): Promise<void> {
  const source = `---\ntitle: A post to everybody\ndescription: For the bench\npubDate: 2026-11-01\n---\n\n${"Words of a post. ".repeat(200)}`;
  const answer = await call("/api/posts/en/bench.md", { method: "PUT", body: source });
  if (!answer.ok) throw new Error(`The post was refused: ${answer.status} ${await answer.text()}`);
}

async function waitUntilClosed(id: string) {
  for (;;) {
    const issue = (await (await call(`/api/issues/${id}`)).json()) as {
      state: string;
      counts: Record<string, number>;
    };
    if (issue.state === "closed") return issue;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
