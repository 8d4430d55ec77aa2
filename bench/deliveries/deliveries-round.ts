import { setTimeout as delay } from "node:timers/promises";
import type { ResendEmulator } from "../../dev/resend-emulator/emulator.ts";
import { judgeMails } from "../judges/judge-mails.ts";
import { createLocalAuthor } from "../stage/local-author.ts";
import type { LocalWorker } from "../workers/local-worker.ts";
import { drawEvents, shuffle } from "./draw-events.ts";
import { countMistold, countShown, listSuppressed, type ShownCounts } from "./judge-events.ts";
import { sendEvents } from "./send-events.ts";

export interface DeliveriesRound {
  readonly emulator: ResendEmulator;
  readonly worker: LocalWorker;
  /** That of the worker's `RESEND_WEBHOOK_SECRET`. */
  readonly secret: string;
  readonly readers: readonly string[];
  /** Twice as many as readers at most. */
  readonly events: number;
  readonly kills: number;
  /** Numbers in [0, 1), the same for the same seed. */
  readonly random: () => number;
}

export interface DeliveriesOutcome {
  readonly sent: number;
  /** How many had been taken at each kill. */
  readonly kills: readonly number[];
  /** What the attempts were answered, and how often. */
  readonly answers: Readonly<Record<string, number>>;
  readonly eventsPerSecond: number;
  readonly shown: ShownCounts;
  readonly expected: ShownCounts;
  /** From the last answer until the issue showed what was expected, or we lost patience. */
  readonly countedAfterSeconds: number;
  readonly mistold: number;
  readonly suppressed: { readonly counted: number; readonly expected: number };
  /** Of the next issue: readers who should have got it and did not, and suppressed ones who did. */
  readonly nextIssue: { readonly lost: number; readonly twice: number; readonly strangers: number };
}

const AT_ONCE = 50;
const PATIENCE_MS = 60_000;

/**
 * One issue to everybody, and what becomes of its mails: in no order, half of it twice (were it all, the second would hide that
 * the first was lost), while the runtime is ended and started again. In the end the next issue tells who is suppressed.
 */
export async function runDeliveriesRound(round: DeliveriesRound): Promise<DeliveriesOutcome> {
  const { emulator, worker, readers, random, secret } = round;
  const author = createLocalAuthor(worker);
  await author.publish("en/first.md", 50);
  const { id: issue } = await author.sendIssue();
  const events = drawEvents(issue, emulator.mails(), round.events, random);
  const bodies = events.map(({ body }) => body);
  const doubled = shuffle([...bodies, ...bodies.filter(() => random() < 0.5)], random);

  const { onTaken, kills, settle } = createKiller(worker, doubled.length, round.kills);
  const target = () => ({ url: new URL("/webhooks/resend", worker.url).href, secret });
  const began = performance.now();
  const answers = await sendEvents(doubled, { target, atOnce: AT_ONCE, onTaken });
  const seconds = (performance.now() - began) / 1000;
  await settle();

  const expected = countShown(events);
  const counted = await waitForCounts(worker, issue, expected);
  const mistold = await countMistold(createLocalAuthor(worker), issue, readers, events);
  return {
    ...{ sent: doubled.length, kills, answers, eventsPerSecond: Math.round(doubled.length / seconds) },
    ...{ expected, ...counted, mistold },
    ...(await judgeSuppressions(round, listSuppressed(events))),
  };
}

/** Ends the runtime each time that another part of the events has been taken, and starts it again, while events go on coming. */
function createKiller(worker: LocalWorker, events: number, most: number) {
  const kills: number[] = [];
  let restarting = Promise.resolve();
  return {
    kills,
    onTaken(taken: number) {
      if (kills.length === most || taken < ((kills.length + 1) * events) / (most + 1)) return;
      kills.push(taken);
      restarting = restarting.then(() => worker.restart());
    },
    settle: () => restarting,
  };
}

async function waitForCounts(worker: LocalWorker, issue: string, expected: ShownCounts) {
  const began = performance.now();
  for (;;) {
    const { delivered, bounced, complained } = (await createLocalAuthor(worker).readIssue(issue)).counts;
    const shown = { delivered, bounced, complained };
    const waitedMs = performance.now() - began;
    if (JSON.stringify(shown) === JSON.stringify(expected) || waitedMs > PATIENCE_MS)
      return { shown, countedAfterSeconds: Number((waitedMs / 1000).toFixed(1)) };
    await delay(200);
  }
}

async function judgeSuppressions(
  { emulator, worker, readers }: DeliveriesRound,
  expected: ReadonlySet<string>,
) {
  const author = createLocalAuthor(worker);
  const counts = (await (await author.call("/api/subscribers")).json()) as { readonly suppressed: number };
  await author.publish("en/second.md", 50);
  const { id } = await author.sendIssue();
  const rest = readers.filter((address) => !expected.has(address));
  const { lost, twice, strangers } = judgeMails(emulator, id, rest);
  return {
    suppressed: { counted: counts.suppressed, expected: expected.size },
    nextIssue: { lost, twice, strangers },
  };
}

/** Everything as it was sent, every event taken in the end, and no answer but "later" before. */
export const isRight = (outcome: DeliveriesOutcome): boolean =>
  JSON.stringify(outcome.shown) === JSON.stringify(outcome.expected) &&
  outcome.mistold === 0 &&
  outcome.suppressed.counted === outcome.suppressed.expected &&
  outcome.nextIssue.lost + outcome.nextIssue.twice + outcome.nextIssue.strangers === 0 &&
  outcome.answers["200"] === outcome.sent &&
  Object.keys(outcome.answers).every((answer) => ["200", "503", "lost"].includes(answer));
