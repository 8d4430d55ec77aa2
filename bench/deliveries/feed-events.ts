import { setTimeout as delay } from "node:timers/promises";
import type { ResendEmulator } from "../../dev/resend-emulator/emulator.ts";
import { type EventTarget, postEvent } from "../../dev/resend-emulator/events/post-event.ts";
import { DELIVERED, writeEvent } from "./draw-events.ts";

export interface EventFeed {
  readonly emulator: Pick<ResendEmulator, "mails">;
  readonly issue: string;
  readonly target: EventTarget;
  readonly perSecond: number;
}

/** As often as events are let go. */
const TURN_MS = 20;

/**
 * Reports each mail of an issue as delivered as soon as it was accepted, at this many a second at most, however slowly the
 * answers come. `stop` waits for those under way and tells the answers and the pace.
 */
export function feedEvents({ emulator, issue, target, perSecond }: EventFeed) {
  const answers: Record<string, number> = {};
  const underWay = new Set<Promise<void>>();
  let sent = 0;
  let isOver = false;
  let beganAt: number | null = null;
  const post = async (body: string) => {
    const answer = String((await postEvent(target, body, `msg_${crypto.randomUUID()}`)) ?? "lost");
    answers[answer] = (answers[answer] ?? 0) + 1;
  };
  const turn = () => {
    const mails = emulator.mails();
    beganAt ??= mails.length > 0 ? performance.now() : null;
    const due = Math.floor((perSecond * (performance.now() - (beganAt ?? performance.now()))) / 1000);
    for (; sent < Math.min(due, mails.length); sent += 1) {
      const mail = mails[sent];
      if (mail === undefined) return;
      const posted = post(writeEvent(issue, mail, DELIVERED, Date.now()).body);
      underWay.add(posted);
      posted.finally(() => underWay.delete(posted));
    }
  };
  const work = (async () => {
    for (; !isOver; await delay(TURN_MS)) turn();
  })();
  return {
    async stop() {
      isOver = true;
      await work;
      const seconds = (performance.now() - (beganAt ?? performance.now())) / 1000;
      await Promise.all(underWay);
      return { events: sent, eventsPerSecond: Math.round(sent / seconds), answers };
    },
  };
}
