import type { DeliveryFact, SuppressionReason } from "../../../src/core/deliveries/delivery-event.ts";
import type { SubscriberId } from "../../../src/core/ids.ts";

/** What was said of an address: by the provider of one mail, or by the author. Orders are positions among everything that happened. */
export interface GivenReport {
  readonly id: SubscriberId;
  /** Of one mail of an issue each fact counts once; null: of no issue. */
  readonly issue: string | null;
  /** Null: the author's own word. */
  readonly fact: DeliveryFact | null;
  /** What it says of the address; null: nothing that bars it. */
  readonly bars: SuppressionReason | null;
  /** When it happened, by whoever says so. */
  readonly at: number;
  readonly begun: number;
  /** When it was first answered that it is kept; null: never. */
  answered: number | null;
}

/** The author said that an address may be written to again. */
export interface GivenLift {
  readonly id: SubscriberId;
  readonly at: number;
  readonly begun: number;
  answered: number | null;
}

/** A mail to one person at the moment that its request left, and when the question began whether they may be written to. */
export interface OwedSubmission {
  readonly id: SubscriberId;
  readonly key: string;
  readonly asked: number;
}

export interface DeliveryRecords {
  readonly reports: GivenReport[];
  readonly lifts: GivenLift[];
  readonly owedSubmissions: OwedSubmission[];
  /** Issues that anybody could see wait for their author. */
  readonly seenWaiting: Set<string>;
  /** Issues that were planned without a hold while an earlier one's bounces asked for it. */
  readonly unheld: Set<string>;
}

/** Was this address barred for certain when that question began? A lift that was under way meanwhile leaves it open. */
export const isBarred = ({ reports, lifts }: DeliveryRecords, id: SubscriberId, order: number): boolean =>
  reports.some(
    (report) =>
      report.id === id &&
      report.bars !== null &&
      report.answered !== null &&
      report.answered < order &&
      lifts.every((lift) => lift.id !== id || lift.begun >= order || cannotLift(lift, report)),
  );

/** It was over before the report came, and what was reported happened after it. */
const cannotLift = (lift: GivenLift, report: GivenReport) =>
  lift.answered !== null && lift.answered < report.begun && lift.at < report.at;

/** Was anything ever said that may have barred it? */
export const mayBeBarred = ({ reports }: DeliveryRecords, id: SubscriberId): boolean =>
  reports.some((report) => report.id === id && report.bars !== null);
