import { randomUUID } from "node:crypto";
import { bareAddress, type PlacedMail } from "../parse-submission.ts";
import { createSeededRandom } from "../seeded-random.ts";
import { deriveEvents, type MailEvent } from "./derive-events.ts";
import { type EventTarget, isTaken, postEvent } from "./post-event.ts";
import type { EmulatedWebhook } from "./webhooks.ts";

/** Where events go, and how. */
export interface EventOptions extends EventTarget {
  /** How long an event may take; each takes some part of it, so that they come in any order (0: at once, in order). */
  readonly lateMs?: number;
  /** The share of events that come a second time though they were answered (0). */
  readonly twice?: number;
}

export interface EventSender {
  /** Reports what becomes of mails that were taken. */
  reportOf(mails: readonly { readonly id: string; readonly mail: PlacedMail["mail"] }[]): void;
  /** Events that were answered, and events that still wait for an answer. */
  counts(): { readonly answered: number; readonly waiting: number };
  /** Forgets what was not sent yet, and who is suppressed. */
  clear(): void;
}

/** Svix's own schedule, a hundred times as fast: nobody waits for five minutes here. */
const REPEATS_MS = [50, 3_000, 18_000, 72_000] as const;

/**
 * Sends events as Svix does for Resend: signed by the secret, again until they are answered 2xx, each attempt under the
 * same id. At least once, in no promised order.
 */
export function createEventSender(
  options: EventOptions | undefined,
  registered: () => readonly EmulatedWebhook[],
  seed: number,
): EventSender {
  const random = createSeededRandom(seed);
  const suppressed = new Set<string>();
  const timers = new Set<NodeJS.Timeout>();
  let answered = 0;
  let epoch = 0;

  /** The one that the options name, and those that were registered for such events. */
  const listTargets = (type: string): readonly EventOptions[] => [
    ...(options === undefined ? [] : [options]),
    ...registered()
      .filter(({ status, events }) => status === "enabled" && events.includes(type))
      .map(({ endpoint, signing_secret }) => ({ url: endpoint, secret: signing_secret })),
  ];

  const later = (ms: number, work: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timer.unref();
    timers.add(timer);
  };

  const deliver = async (to: EventOptions, body: string, id: string, attempt: number) => {
    const mine = epoch;
    const status = await postEvent(to, body, id);
    if (mine !== epoch) return;
    const pause = REPEATS_MS[attempt];
    if (isTaken(status)) answered += 1;
    else if (pause !== undefined) later(pause, () => void deliver(to, body, id, attempt + 1));
  };

  const schedule = (to: EventOptions, body: string, position: number) => {
    const id = `msg_${randomUUID()}`;
    const draw = () => (to.lateMs === undefined ? position * IN_ORDER_MS : random() * to.lateMs);
    later(draw(), () => void deliver(to, body, id, 0));
    if (random() < (to.twice ?? 0)) later(draw() + 1, () => void deliver(to, body, id, 0));
  };

  return {
    reportOf(mails) {
      for (const { id, mail } of mails)
        for (const to of mail.to) {
          const address = bareAddress(to);
          for (const [position, event] of deriveEvents(address, suppressed.has(address)).entries()) {
            if (event.suppresses) suppressed.add(address);
            for (const target of listTargets(event.type))
              schedule(target, write(event, id, mail, to), position);
          }
        }
    },
    counts: () => ({ answered, waiting: timers.size }),
    clear() {
      epoch += 1;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      suppressed.clear();
      answered = 0;
    },
  };
}

/** Apart enough that the first of a mail is mostly answered before the second leaves. */
const IN_ORDER_MS = 250;

const write = ({ type, own }: MailEvent, id: string, mail: PlacedMail["mail"], to: string): string =>
  JSON.stringify({
    type,
    created_at: new Date().toISOString(),
    data: {
      created_at: new Date().toISOString(),
      email_id: id,
      message_id: `<${id}@resend.dev>`,
      from: mail.from,
      to: [to],
      subject: mail.subject,
      tags: Object.fromEntries(mail.tags.map(({ name, value }) => [name, value])),
      ...own,
    },
  });
