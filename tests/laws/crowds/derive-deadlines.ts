import { HOUR, MINUTE } from "../storm/draw-schedule.ts";
import type { CrowdPlan } from "./draw-crowd.ts";

/** Of what the provider allows the outbox has to use so much: looking, signing and saving take time. */
const USED_SHARE = 0.75;
/** Whoever failed waits for up to five minutes, and an outbox in which everything fails for up to one. */
const RECOVERY_MS = 6.5 * MINUTE;
/** What a restart cuts off before it has woken the outbox waits for a tick. */
const TICK_MS = 15 * MINUTE;
/** Single failures cost their mail a lost reply and a back-off each, several times in a row at worst. */
const FAILING_SLACK_MS = 4 * MINUTE;
const CALM_SLACK_MS = 10_000;
/** A reply that is lost keeps one of the outbox's connections for so long. */
const LOST_REPLY_MS = 30_000;
const CONNECTIONS = 5;

/**
 * When each mail has to be there at the latest: when the last one of its crowd would be, one after the other at the
 * provider's rate, within what each hour allows, and with no mail while nothing can go or is being repeated. So a mail
 * may be overtaken, and none may wait for longer than all of them take.
 */
export function deriveDeadlines(plan: CrowdPlan, ratePerSecond: number): readonly number[] {
  const slackMs = isFailing(plan) ? FAILING_SLACK_MS : CALM_SLACK_MS;
  const closed = listClosed(plan, slackMs);
  const lostMs = ((plan.faults.losesReply ?? 0) * LOST_REPLY_MS) / CONNECTIONS;
  const mailMs = 1000 / (ratePerSecond * USED_SHARE) + lostMs;
  const sent = new Map<number, number>();
  let freeAt = 0;
  const finishedAt = plan.askedAt.map((askedAt) => {
    let at = Math.max(freeAt, askedAt) + mailMs;
    for (let isMoved = true; isMoved; ) {
      const shut = closed.find(({ from, until }) => at >= from && at < until);
      const hour = Math.floor(at / HOUR);
      const isFull = (sent.get(hour) ?? 0) >= plan.confirmationsPerHour;
      isMoved = shut !== undefined || isFull;
      if (shut !== undefined) at = shut.until + mailMs;
      else if (isFull) at = (hour + 1) * HOUR + mailMs;
    }
    const hour = Math.floor(at / HOUR);
    sent.set(hour, (sent.get(hour) ?? 0) + 1);
    freeAt = at;
    return at;
  });
  return plan.askedAt.map((_, index) => findEndOfCrowd(plan.askedAt, finishedAt, index) + slackMs);
}

const isFailing = ({ faults }: CrowdPlan) => faults.fails !== 0 || faults.losesReply !== 0;

/** From shortly before, because what was late by then is caught in it. */
const listClosed = ({ outages, restarts }: CrowdPlan, slackMs: number) => [
  ...outages.map(({ from, until }) => ({ from: from - slackMs, until: until + RECOVERY_MS })),
  ...restarts.map((at) => ({ from: at - slackMs, until: at + TICK_MS + RECOVERY_MS })),
];

/** Whoever comes before the queue has run empty belongs to the same crowd. */
function findEndOfCrowd(askedAt: readonly number[], finishedAt: readonly number[], index: number): number {
  let last = index;
  while ((askedAt[last + 1] ?? Number.POSITIVE_INFINITY) < (finishedAt[last] ?? 0)) last += 1;
  return finishedAt[last] ?? 0;
}
