import type { DeliveryFact, DeliveryTimes } from "./delivery-event.ts";
import { DELIVERY_FACTS } from "./delivery-event.ts";

const DAY_MS = 86_400_000;

/** How many mails each fact was reported of. */
export type DeliveryCounts = Readonly<Record<DeliveryFact, number>>;

/** The counts of one day (days since 1970, UTC). */
export interface DailyCounts {
  readonly day: number;
  readonly counts: DeliveryCounts;
}

export const NOTHING_REPORTED: DeliveryCounts = {
  delivered: 0,
  delivery_delayed: 0,
  bounced: 0,
  complained: 0,
  failed: 0,
  suppressed: 0,
  bounced_softly: 0,
};

/** Mails of which the same was reported on the same days. */
export interface DeliveryGroup {
  /** The day of each fact; null: not reported. */
  readonly days: DeliveryTimes;
  readonly mails: number;
}

/** Every fact counts on the day that it happened, so a mail may count on several. */
export function countByDay(groups: readonly DeliveryGroup[]): readonly DailyCounts[] {
  const counted = new Map<number, Record<DeliveryFact, number>>();
  for (const { days, mails } of groups) {
    for (const fact of DELIVERY_FACTS) {
      const day = days[fact];
      if (day === null) continue;
      const counts = counted.get(day) ?? { ...NOTHING_REPORTED };
      counts[fact] += mails;
      counted.set(day, counts);
    }
  }
  return [...counted].sort(([one], [other]) => one - other).map(([day, counts]) => ({ day, counts }));
}

/**
 * How long after an event counts are written, in milliseconds: soon while the issue has few mails here, and the later the
 * more have to be counted again, so that counting a million mails costs cents.
 */
export const deriveCountDelay = (mailsCounted: number) => Math.max(MIN_DELAY_MS, mailsCounted / MAILS_PER_MS);

const MIN_DELAY_MS = 2_000;
const MAILS_PER_MS = 2;

/** What was reported of single mails is forgotten this long after its issue was last spoken of; the counts stay. */
export const DELIVERIES_KEPT_MS = 30 * DAY_MS;
