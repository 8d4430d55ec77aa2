import { setTimeout as delay } from "node:timers/promises";
import type { ResendEmulator } from "../../dev/resend-emulator/emulator.ts";
import type { IssueView } from "../../src/contract/issues/issue.ts";
import { type Judgement, judgeMails } from "../judges/judge-mails.ts";
import { createLocalAuthor } from "../stage/local-author.ts";
import type { MortalWorker } from "../workers/mortal-worker.ts";

/** An issue that takes longer than this after the last restart is stuck. */
const PATIENCE_MS = 180_000;
const BATCH = 100;

export interface KillRound {
  /** Also the name of its webhook and of its post. */
  readonly name: string;
  readonly emulator: ResendEmulator;
  readonly worker: MortalWorker;
  readonly readers: readonly string[];
  readonly mostKills: number;
  /** Numbers in [0, 1), the same for the same seed. */
  readonly random: () => number;
}

export interface KillOutcome extends Judgement {
  readonly issue: string;
  /** When each kill came: how many of the issue's mails were accepted, and how many requests were unanswered. */
  readonly kills: readonly { readonly mails: number; readonly unanswered: number }[];
  readonly counts: IssueView["counts"];
  readonly seconds: number;
}

/**
 * One issue to everybody, asked for by webhook, while runtime and parents are killed at random moments
 * and started again on the same stores. Answers who got what once the issue says that it is closed.
 */
export async function runKillRound(round: KillRound): Promise<KillOutcome> {
  const { emulator, worker, readers, random } = round;
  const author = createLocalAuthor(worker);
  const started = performance.now();
  await author.publish(`en/${round.name}.md`, 50);
  const mailsBefore = emulator.mails().length;
  const asked = deliverWebhook(worker, round.name);
  const kills: KillOutcome["kills"][number][] = [];
  for (let left = 1 + Math.floor(random() * round.mostKills); left > 0; left -= 1) {
    await waitForMoment(round, mailsBefore);
    await worker.kill();
    kills.push({
      mails: emulator.mails().length - mailsBefore,
      unanswered: emulator.calls().filter((call) => call.status === null).length,
    });
    await worker.start();
  }
  const issue = await asked;
  const { counts } = await author.waitUntilClosed(issue, PATIENCE_MS);
  const seconds = Number(((performance.now() - started) / 1000).toFixed(1));
  return { issue, kills, counts, seconds, ...judgeMails(emulator, issue, readers) };
}

/**
 * A third of the kills comes at any moment of the first second (planning, composing, listing); the others after a
 * random share of the batches that are left, and a few milliseconds more, so that requests are under way.
 */
async function waitForMoment({ emulator, readers, random }: KillRound, mailsBefore: number): Promise<void> {
  const [kind, share, jitter] = [random(), random(), random()];
  if (kind < 1 / 3) return void (await delay(share * 1000));
  const left = readers.length - (emulator.mails().length - mailsBefore);
  const calls = emulator.calls().length + Math.floor((share * 0.9 * left) / BATCH);
  const patience = performance.now() + 10_000;
  while (emulator.calls().length < calls && performance.now() < patience) await delay(1);
  await delay(jitter * 60);
}

/** As its sender would: again and again with the same id until an answer comes. */
async function deliverWebhook(worker: MortalWorker, id: string): Promise<string> {
  for (;;) {
    const answer = await createLocalAuthor(worker)
      .call("/webhooks/send", { method: "POST", body: "{}", headers: { "webhook-id": id } })
      .then(
        (response) => response.json() as Promise<{ readonly id: string | null; readonly reason?: string }>,
      )
      .catch((error: Error) => error);
    if (!(answer instanceof Error)) {
      if (answer.id === null) throw new Error(`Nothing was planned for ${id}: ${answer.reason}`);
      return answer.id;
    }
    if (!(answer instanceof TypeError || answer instanceof SyntaxError)) throw answer; // neither killed nor cut off
    await delay(50);
  }
}
