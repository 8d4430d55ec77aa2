import { createResendEmulator } from "../dev/resend-emulator/emulator.ts";
import { holdLimit } from "./judges/hold-limit.ts";
import { createLocalAuthor } from "./stage/local-author.ts";
import { fillWebsite } from "./web/fill-website.ts";
import { measureRate } from "./web/measure-rate.ts";
import { measureSignUps } from "./web/measure-sign-ups.ts";
import { deriveMedian } from "./web/median.ts";
import { startLocalWorker } from "./workers/local-worker.ts";

/**
 * What readers and their programs ask for, as a share of what a bare Hono route of the same runtime answers: one query for
 * pages and feeds, the same writes for a sign-up. Both are asked in turns. `npm run bench -- web`
 */
const ROUNDS = 7;
const ROUND_MS = 700;

const emulator = createResendEmulator({ requestsPerSecond: 100 });
const provider = await emulator.listen();
const vars = { RESEND_BASE_URL: provider.url, RESEND_RATE: 50, CONFIRMATIONS_PER_HOUR: 1_000_000 };
const product = await startLocalWorker(vars);
const bare = await startLocalWorker(vars, { entry: "bench/workers/bare-web-worker.ts" });
try {
  const issue = await fillWebsite(createLocalAuthor(product));
  const feed = await fetch(new URL("/feed.xml", product.url));
  const home = await fetch(new URL("/", product.url));
  const fresh = (answer: Response) => ({ "If-None-Match": answer.headers.get("etag") ?? "none" });
  const asked = [
    { name: "bare", url: new URL("/read", bare.url), headers: {}, status: 200 },
    { name: "home", url: new URL("/", product.url), headers: {}, status: 200 },
    { name: "archive", url: new URL("/issues", product.url), headers: {}, status: 200 },
    { name: "issue", url: new URL(`/issues/${issue}`, product.url), headers: {}, status: 200 },
    { name: "feed", url: new URL("/feed.xml", product.url), headers: {}, status: 200 },
    { name: "unchangedFeed", url: new URL("/feed.xml", product.url), headers: fresh(feed), status: 304 },
    { name: "unchangedHome", url: new URL("/", product.url), headers: fresh(home), status: 304 },
  ] as const;
  const rates = new Map<string, number[]>(asked.map(({ name }) => [name, []]));
  for (const one of asked) await measureRate(one, ROUND_MS); // warm
  for (let round = 0; round < ROUNDS; round += 1)
    for (const one of asked) rates.get(one.name)?.push(await measureRate(one, ROUND_MS));
  const rateOf = (name: (typeof asked)[number]["name"]) => deriveMedian(rates.get(name) ?? []);
  const shareOf = (name: (typeof asked)[number]["name"]) =>
    Number((rateOf(name) / rateOf("bare")).toFixed(2));
  const signUps = await measureSignUps({ product: product.url, bare: bare.url, emulator });
  const shares = {
    ...{ home: shareOf("home"), archive: shareOf("archive"), issue: shareOf("issue"), feed: shareOf("feed") },
    unchangedFeedByFeed: Number((rateOf("unchangedFeed") / rateOf("feed")).toFixed(2)),
    unchangedHomeByHome: Number((rateOf("unchangedHome") / rateOf("home")).toFixed(2)),
    signUp: signUps.share,
  };
  console.log("web", { bareRequestsASecond: Math.round(rateOf("bare")), ...shares, signUps });
  holdLimit("the front page at half of the bare route", shares.home >= 0.5);
  holdLimit("the archive at half of the bare route", shares.archive >= 0.5);
  holdLimit("an issue's page at half of the bare route", shares.issue >= 0.5);
  holdLimit("a feed of eight posts at 0.7 of the bare route", shares.feed >= 0.7);
  holdLimit("an unchanged feed at twice the rate of the whole one", shares.unchangedFeedByFeed >= 2);
  holdLimit("a sign-up at 0.6 of the bare route with the same writes", shares.signUp >= 0.6);
} finally {
  await product.stop();
  await bare.stop();
  await provider.close();
}
