import { type Answer, NO_RATE_READING, type Refusal } from "../../../src/core/provider/answer.ts";
import type { Mailer } from "../../../src/ports/provider/mailer.ts";
import { RESEND_FORMAT } from "../../fakes/providers/resend-format.ts";
import type { Records } from "../judges/records.ts";
import { type SendingRecords, watchRequests } from "../judges/records-of-sending.ts";
import type { Invocation, Storm } from "./invocation.ts";

const TIMEOUT_MS = 30_000;
const { keyLifeMs: KEY_LIFE_MS } = RESEND_FORMAT.terms;
/** The month after it would be waited for in vain. */
const MONTH_END = Date.UTC(2026, 11, 1);
/**
 * A batch that is asked for more often in a day is not patient: every five minutes for a day is 288, and a 429 is a
 * second. A confirmation that the provider refuses is asked for longer than a day.
 */
const MOST_A_DAY = 1_000;
const DAY_MS = 24 * 3_600_000;
const MOST_A_MINUTE = 100;
const LATE_MS = 300_000;
const STATUS: Readonly<Record<Refusal, number>> = {
  rate: 429,
  "daily-quota": 429,
  "monthly-quota": 429,
  author: 403,
  content: 422,
  "key-reused": 409,
};

export interface Delivery {
  readonly address: string;
  /** Null for a mail that is of no issue. */
  readonly issue: string | null;
  readonly key: string;
  readonly text: string;
  readonly at: number;
}

/** The provider's side: what it took, and what it said about whom. */
export interface Provider {
  connect(invocation: Invocation): Mailer;
  readonly deliveries: readonly Delivery[];
  /** Hear of every mail that was taken. */
  readonly takers: ((delivery: Delivery) => void)[];
  /** Addresses that were refused alone. */
  readonly refusedAlone: ReadonlySet<string>;
  readonly badAddresses: Set<string>;
  /** When each key was first asked for. */
  readonly firstAsked: ReadonlyMap<string, number>;
  /** Keys that were called used for another body, and were not. */
  readonly claimedReuse: ReadonlySet<string>;
  /** Whatever is asked until then is answered like that, as far as it gets an answer. */
  setMode(mode: Mode, until: number): void;
}

export type Mode = "dead" | "swallows-replies" | "author" | "daily-quota" | "rate";

type Taken = {
  readonly body: string;
  readonly at: number;
  readonly busyUntil: number;
  readonly ids: string[];
};
type Mail = { readonly address: string; readonly issue: string | null; readonly text: string };

/**
 * The documented rules of idempotency: a key lives a day; the same key and body gives the first answer, another body
 * 409, and while the first is at work 409 of the other kind. A batch with one bad address is refused whole.
 */
export function createProvider(
  storm: Storm,
  records: Pick<Records, keyof SendingRecords | "nextOrder">,
): Provider {
  const { time, random } = storm;
  const deliveries: Delivery[] = [];
  const takers: ((delivery: Delivery) => void)[] = [];
  const watched = watchRequests(records, records.nextOrder);
  const attempts = new Map<string, { minute: number; inMinute: number; day: number; inDay: number }>();
  const firstBodies = new Map<string, string>();
  const firstAsked = new Map<string, number>();
  const refusedAlone = new Set<string>();
  const badAddresses = new Set<string>();
  const claimedReuse = new Set<string>();
  const keys = new Map<string, Taken>();
  let mode: { readonly name: Mode; readonly until: number } | null = null;
  const isIn = (name: Mode) => mode !== null && mode.name === name && time.now() < mode.until;

  const take = (mails: readonly Mail[], body: string, key: string): Answer => {
    const known = keys.get(key);
    if (known !== undefined && time.now() - known.at < KEY_LIFE_MS) {
      if (known.body !== body) return refuse("key-reused");
      if (known.busyUntil > time.now()) return doubt(409, "concurrent_idempotent_requests");
      return { kind: "accepted", providerIds: known.ids, rate: NO_RATE_READING };
    }
    if (
      mails.some(({ address }) => badAddresses.has(address)) ||
      random.happens(storm.faults.contentRefusal)
    ) {
      if (mails.length === 1) refusedAlone.add(mails[0]!.address);
      return refuse("content");
    }
    const ids = mails.map((_, index) => `${key}#${index}`);
    keys.set(key, { body, at: time.now(), busyUntil: time.now() + random.integer(0, 400), ids });
    for (const mail of mails) {
      const delivery = { ...mail, key, at: time.now() };
      deliveries.push(delivery);
      for (const hear of takers) hear(delivery);
    }
    return { kind: "accepted", providerIds: ids, rate: NO_RATE_READING };
  };

  const handle = (mails: readonly Mail[], body: string, key: string): Answer => {
    const { faults } = storm;
    if (isIn("rate") || random.happens(faults.rateLimited)) return refuse("rate");
    if (isIn("daily-quota") || random.happens(faults.dailyQuota)) return refuse("daily-quota");
    if (time.now() < MONTH_END && random.happens(faults.monthlyQuota)) return refuse("monthly-quota");
    if (isIn("author") || random.happens(faults.authorRefusal)) return refuse("author");
    if (random.happens(faults.claimsReuse)) {
      if (random.happens(0.5)) take(mails, body, key);
      claimedReuse.add(key);
      return refuse("key-reused");
    }
    if (!random.happens(faults.fails)) return take(mails, body, key);
    if (random.happens(0.5)) take(mails, body, key);
    return doubt(500, "application_error");
  };

  const countAttempt = (key: string) => {
    if (!firstAsked.has(key)) firstAsked.set(key, time.now());
    const minute = Math.floor(time.now() / 60_000);
    const day = Math.floor((time.now() - (firstAsked.get(key) ?? 0)) / DAY_MS);
    const known = attempts.get(key) ?? { minute, inMinute: 0, day, inDay: 0 };
    const inMinute = known.minute === minute ? known.inMinute + 1 : 1;
    const inDay = known.day === day ? known.inDay + 1 : 1;
    attempts.set(key, { minute, inMinute, day, inDay });
    if (inMinute > MOST_A_MINUTE) storm.accuse(`${key} is asked for ${inMinute} times in one minute`);
    if (inDay > MOST_A_DAY) storm.accuse(`${key} is asked for ${inDay} times in a day`);
  };

  const submit = (invocation: Invocation, mails: readonly Mail[], body: string, key: string) =>
    new Promise<Answer>((resolve) => {
      if (!invocation.isAlive()) return;
      countAttempt(key);
      watched.leave(key);
      const first = firstBodies.get(key) ?? body;
      firstBodies.set(key, first);
      if (first !== body) storm.accuse(`key ${key} was used for two different bodies`);
      planCrash(storm, invocation, key);
      const { faults } = storm;
      const reply = (at: number, answer: Answer) =>
        time.schedule(at, () => {
          if (invocation.isAlive()) {
            if (answer.kind === "refused" && answer.reason !== "key-reused") watched.hearRefusal(key);
            resolve(answer);
          }
          return invocation.isAlive();
        });
      const gaveUpAt = time.now() + TIMEOUT_MS;
      const isLost = isIn("dead") || random.happens(faults.neverArrives);
      if (isLost) return reply(random.happens(0.5) ? gaveUpAt : time.now() + 50, doubt(null, "network"));
      const isLate = random.happens(faults.arrivesLate);
      const arrivesAt = time.now() + random.integer(5, isLate ? LATE_MS : 200);
      const swallows = isIn("swallows-replies") || random.happens(faults.losesReply);
      if (arrivesAt >= gaveUpAt) reply(gaveUpAt, doubt(null, "timeout"));
      time.schedule(arrivesAt, () => {
        const answer = handle(mails, body, key);
        storm.note(`provider: ${key} ×${mails.length} ${describe(answer)}${swallows ? ", reply lost" : ""}`);
        const answersAt = time.now() + random.integer(5, random.happens(faults.answersLate) ? 60_000 : 400);
        if (arrivesAt >= gaveUpAt) return false;
        if (swallows || answersAt >= gaveUpAt) reply(gaveUpAt, doubt(null, "timeout"));
        else reply(answersAt, answer);
        return false;
      });
    });

  return {
    deliveries,
    takers,
    firstAsked,
    refusedAlone,
    badAddresses,
    claimedReuse,
    setMode: (name, until) => {
      mode = { name, until };
    },
    connect: (invocation) => ({
      submit: (mail, key) => {
        const one = { address: mail.to, issue: mail.tags.issue ?? null, text: mail.text };
        return submit(invocation, [one], JSON.stringify(mail), key);
      },
      encode: RESEND_FORMAT.encode,
      submitBatch: (mails, key) => {
        const body = RESEND_FORMAT.writeBatch(mails);
        return submit(invocation, readMails(body), body, key);
      },
    }),
  };
}

function planCrash(storm: Storm, invocation: Invocation, key: string): void {
  if (!storm.random.happens(storm.faults.crash)) return;
  storm.time.schedule(storm.time.now() + storm.random.integer(0, 1000), () => {
    if (invocation.isAlive()) storm.note(`${invocation.name}: crashes while submitting ${key}`);
    invocation.kill();
    return false;
  });
}

const refuse = (reason: Refusal): Answer => ({
  kind: "refused",
  reason,
  status: STATUS[reason],
  name: reason,
  message: reason,
  rate: { ...NO_RATE_READING, limited: reason === "rate" },
});

const doubt = (status: number | null, name: string): Answer => ({
  kind: "in-doubt",
  status,
  name,
  rate: NO_RATE_READING,
});

const describe = (answer: Answer) => (answer.kind === "refused" ? `refused ${answer.reason}` : answer.kind);

function readMails(body: string): readonly Mail[] {
  const mails = JSON.parse(body) as { to: string[]; tags: { name: string; value: string }[]; text: string }[];
  return mails.map(({ to, tags, text }) => ({
    address: to[0] ?? "",
    issue: tags.find(({ name }) => name === "issue")?.value ?? null,
    text,
  }));
}
