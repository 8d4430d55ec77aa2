import type { Answer } from "../core/answer.ts";
import type { Instant, SubscriberId } from "../core/ids.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Mailer, OutgoingMail } from "../ports/mailer.ts";
import type { Lane, Pacer } from "../ports/pacer.ts";

export interface OwedMailDependencies {
  readonly mailer: Pick<Mailer, "submit">;
  readonly pacer: Pacer;
  readonly clock: Clock;
  readonly log: Log;
}

/** One mail that an outbox owes. */
export interface OwedMail {
  /** What its log events are about. */
  readonly noun: "confirmation" | "welcome" | "fresh-link";
  readonly id: SubscriberId;
  readonly lane: Exclude<Lane, "digest">;
  /** The same on every retry. */
  readonly key: string;
  /** The same bytes on every retry. Null: it is not owed any more. Asked once the start has come. */
  readonly compose: () => Promise<OutgoingMail | null>;
  /** Twice is fine. */
  readonly markSubmitted: (at: Instant) => Promise<void>;
}

/** Work after a response may take 30 seconds, and nobody waits for a page as long: a start beyond this is left for later. */
const LONGEST_WAIT_MS = 20_000;

/**
 * Submits a mail that is owed, in time with the pacer. Whatever goes wrong, it stays owed, to be repeated with the same
 * key and the same bytes for an hour: by a tick, or by who asks again. Answers whether it was taken.
 */
export async function submitOwedMail(deps: OwedMailDependencies, owed: OwedMail): Promise<boolean> {
  const { noun, id, key } = owed;
  const [startAt = deps.clock.now()] = await deps.pacer.reserve(owed.lane, key, 1);
  const waitMs = startAt - deps.clock.now();
  if (waitMs > LONGEST_WAIT_MS) {
    deps.log.record(`${noun}.postponed`, { id, waitMs });
    return false;
  }
  await deps.clock.sleep(waitMs);

  const outgoing = await owed.compose();
  if (outgoing === null) return false;
  const answer = await deps.mailer.submit(outgoing, key);
  await deps.pacer.report(answer.rate);
  if (isTaken(answer)) await owed.markSubmitted(deps.clock.now());
  deps.log.record(...describe(answer, owed));
  return isTaken(answer);
}

/** `key-reused`: an earlier attempt with another body (other settings or another language since) was accepted. */
const isTaken = (answer: Answer) =>
  answer.kind === "accepted" || (answer.kind === "refused" && answer.reason === "key-reused");

function describe(answer: Answer, { noun, id }: OwedMail): Parameters<Log["record"]> {
  if (answer.kind === "accepted")
    return [`${noun}.submitted`, { id, providerId: answer.providerIds[0] ?? null }];
  if (answer.kind === "in-doubt")
    return [`${noun}.doubted`, { id, status: answer.status, name: answer.name }];
  return [`${noun}.refused`, { id, reason: answer.reason, status: answer.status, name: answer.name }];
}
