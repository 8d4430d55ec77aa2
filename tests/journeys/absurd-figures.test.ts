import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LOCAL_SECRETS } from "../../bench/stage/local-secrets.ts";
import { type LocalWorker, startLocalWorker } from "../../bench/workers/local-worker.ts";
import { createResendEmulator } from "../../dev/resend-emulator/emulator.ts";
import { serveLocally } from "../../dev/resend-emulator/http-server.ts";

const READERS = 12;
const QUOTA = { RESEND_DAILY_QUOTA: 1_000, RESEND_MONTHLY_QUOTA: 10_000 };
const emulator = createResendEmulator({ dailyQuota: 1_000, monthlyQuota: 10_000 });
/** What the provider says of the account instead of the truth. */
let said: Readonly<Record<string, string>> = {};
let provider: Awaited<ReturnType<typeof serveLocally>>;
let worker: LocalWorker;

beforeAll(async () => {
  provider = await serveLocally(async (request) => {
    const answer = await emulator.handle(request);
    const headers = new Headers(answer.headers);
    for (const [name, value] of Object.entries(said)) headers.set(name, value);
    return new Response(answer.body, { status: answer.status, headers });
  }, 0);
  worker = await startLocalWorker({
    ...{ RESEND_BASE_URL: provider.url, RESEND_RATE: 50, CADENCES: ["instant"] },
    ...QUOTA,
  });
  const rows = Array.from({ length: READERS }, (_, index) => `reader-${index}@example.com`);
  await ask("/api/subscribers/import", {
    method: "POST",
    headers: { "Content-Type": "text/csv" },
    body: ["email", ...rows].join("\n"),
  });
});

afterAll(async () => {
  await worker?.stop();
  await provider?.close();
});

async function ask(path: string, init: RequestInit) {
  const headers = { Authorization: `Bearer ${LOCAL_SECRETS.AUTHOR_TOKEN}`, ...init.headers };
  const answer = await fetch(new URL(path, worker.url), { ...init, headers });
  return (await answer.json()) as Readonly<Record<string, unknown>>;
}

/** A post to everybody at once; answers who got it within seconds. */
async function sendPost(name: string): Promise<number> {
  const source = `---\ntitle: ${name}\npubDate: 2026-01-01\n---\nSome words.`;
  await ask(`/api/posts/${name}.md`, { method: "PUT", body: source });
  await ask("/api/issues", { method: "POST", body: JSON.stringify({ posts: [name] }) });
  const count = () => emulator.mails().filter(({ subject }) => subject.includes(name)).length;
  for (let tries = 0; tries < 200 && count() < READERS; tries += 1) await sleep(100);
  return count();
}

const HEADERS = ["x-resend-daily-quota", "x-resend-monthly-quota", "ratelimit-limit", "retry-after"];
const FIGURES = [
  ...["-5", "-0", "NaN", "Infinity", "1e9", "40.5", "999999999", "1790000000", "0x10", "1,000,000"],
  ...["Wed, 21 Oct 2026 07:28:00 GMT", "2026-11-29", "unlimited", "0", "0.001", "100 of 100"],
];

/** A figure that no account can have must not stop anybody's mail until the next day or month. */
describe("a provider that says of its account", () => {
  it.each(FIGURES.map((figure, index) => [figure, `figure-${index}`] as const))(
    "%j everywhere is not believed, and everybody gets the next post",
    async (figure, name) => {
      said = Object.fromEntries(HEADERS.map((header) => [header, figure]));
      expect(await sendPost(name)).toBe(READERS); // what this answer says, the next post meets
    },
    60_000,
  );

  it("what cannot be, and then the truth, which counts again", async () => {
    said = {};
    expect(await sendPost("before-the-truth")).toBe(READERS);
    said = { "x-resend-daily-quota": "1000" };
    expect(await sendPost("at-the-truth")).toBe(READERS);
    expect(await sendPost("after-the-truth")).toBe(0);
  }, 120_000);
});
