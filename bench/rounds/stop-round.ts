import { setTimeout as delay } from "node:timers/promises";
import type { ResendEmulator } from "../../dev/resend-emulator/emulator.ts";
import type { IssueView } from "../../src/contract/issues/issue.ts";
import { type Judgement, judgeMails } from "../judges/judge-mails.ts";
import { createLocalAuthor } from "../stage/local-author.ts";

/** Longer than a slice lasts, than a start is good for, and than an answer takes. */
const WATCH_MS = 8_000;
const PATIENCE_MS = 180_000;

export interface StopRound {
  readonly wish: "pause" | "cancel";
  readonly emulator: ResendEmulator;
  readonly url: URL;
  readonly readers: readonly string[];
  /** The issue is stopped once so many requests have arrived. */
  readonly afterRequests: number;
}

export interface StopOutcome extends Judgement {
  /** From the author's call to its answer. */
  readonly answeredMs: number;
  /** Requests that reached the provider after the author had the answer. */
  readonly requestsAfter: number;
  readonly counts: IssueView["counts"];
}

/**
 * One issue to everybody that is stopped while it goes out, and watched: what still reaches the provider once the author
 * was answered. A paused one is resumed afterwards, so that everybody gets it; of a cancelled one nobody gets it twice.
 */
export async function runStopRound(round: StopRound): Promise<StopOutcome> {
  const { emulator, readers, wish } = round;
  const author = createLocalAuthor(round);
  const callsBefore = emulator.calls().length;
  const count = () => emulator.calls().length - callsBefore;
  await author.publish(`en/${wish}-${callsBefore}.md`, 50);
  const issue = await author.planIssue();
  if (issue === null) throw new Error("Nothing was due.");
  while (count() < round.afterRequests) await delay(1);

  const askedAt = performance.now();
  await author.call(`/api/issues/${issue}/${wish}`, { method: "POST" });
  const answeredMs = Math.round(performance.now() - askedAt);
  const atAnswer = count();
  await delay(WATCH_MS);
  const requestsAfter = count() - atAnswer;
  if (wish === "pause") await author.call(`/api/issues/${issue}/resume`, { method: "POST" });
  const end = wish === "pause" ? "closed" : "cancelled";
  const { counts } = await author.waitUntil(end, issue, PATIENCE_MS);
  return { answeredMs, requestsAfter, counts, ...judgeMails(emulator, issue, readers) };
}
