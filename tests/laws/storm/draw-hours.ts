import type { Newsletter } from "../../../src/core/settings/settings.ts";
import type { ActiveSubscriber } from "../../../src/core/subscribers/subscriber.ts";
import type { Random } from "./random.ts";

/** With their minutes ahead of UTC on the last of November. In the first it is still the day before at the slot. */
const ZONES = [
  ["Pacific/Pago_Pago", -660],
  ["Pacific/Kiritimati", 840],
  ["Pacific/Chatham", 825],
  ["Asia/Kathmandu", 345],
  ["Asia/Kolkata", 330],
  ["Europe/Berlin", 60],
  ["UTC", 0],
  ["America/St_Johns", -210],
  ["America/New_York", -300],
  ["America/Los_Angeles", -480],
] as const;

/** `SEND_AT` at UTC+14 is the very moment at which other newsletters have their slot: nine in the morning, UTC. */
const SEND_AT = "23:00";
const SLOT_MINUTE = 9 * 60;

/** One newsletter in six comes at each reader's own hour. */
export const drawDelivery = (hours: Random): Partial<Newsletter> =>
  hours.happens(1 / 6) ? { deliverIn: "reader", sendAt: SEND_AT } : {};

export type Hour = Pick<ActiveSubscriber, "hour" | "timeZone">;

/**
 * Where readers live and which hour they chose. Mostly all waves are due while the storm is on; in one storm of four
 * they go round the world, and some readers have no hour but the newsletter's.
 */
export function createHours(hours: Random): () => Hour {
  const goesRound = hours.happens(1 / 4);
  const minutes = goesRound ? [0, 30, 120, 500, 1100] : [0, 0, 15, 30, 60, 90, 120, 180];
  return () => {
    const [timeZone, ahead] = hours.pick(ZONES.slice(goesRound ? 0 : 1));
    const minute = SLOT_MINUTE + hours.pick(minutes) + ahead;
    const hour = Math.ceil(((minute + 1440) % 1440) / 60) % 24;
    return { timeZone, hour: goesRound && hours.happens(0.2) ? null : hour };
  };
}
