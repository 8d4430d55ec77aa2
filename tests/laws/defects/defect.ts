import type { Alarms } from "../../../src/adapters/sqlite/alarms.ts";
import type { Language } from "../../../src/core/language.ts";
import type { RestoreStore } from "../../../src/ports/backup/restore-store.ts";
import type { DeliveryCountStore } from "../../../src/ports/deliveries/delivery-count-store.ts";
import type { DeliveryLog } from "../../../src/ports/deliveries/delivery-log.ts";
import type { DeliveryReports } from "../../../src/ports/deliveries/delivery-reports.ts";
import type { DeliveryRows } from "../../../src/ports/deliveries/delivery-rows.ts";
import type { EditionStore } from "../../../src/ports/editions/edition-store.ts";
import type { IssueCommander } from "../../../src/ports/issues/issue-commander.ts";
import type { IssueLedgers } from "../../../src/ports/issues/issue-ledgers.ts";
import type { IssueStore } from "../../../src/ports/issues/issue-store.ts";
import type { IssueWaker } from "../../../src/ports/issues/issue-waker.ts";
import type { Ledger } from "../../../src/ports/issues/ledger.ts";
import type { OccasionBook } from "../../../src/ports/notes/occasion-book.ts";
import type { DrainStateStore, Outbox } from "../../../src/ports/outbox/outbox.ts";
import type { PostStore } from "../../../src/ports/posts/post-store.ts";
import type { TopicCatalog } from "../../../src/ports/posts/topic-catalog.ts";
import type { Mailer } from "../../../src/ports/provider/mailer.ts";
import type { PacingStore } from "../../../src/ports/provider/pacing-store.ts";
import type { NewsletterPause } from "../../../src/ports/schedule/newsletter-pause.ts";
import type { ScheduleStore } from "../../../src/ports/schedule/schedule-store.ts";
import type { WebhookOutcomes } from "../../../src/ports/schedule/webhook-outcomes.ts";
import type { AddressFactsReader } from "../../../src/ports/subscribers/address-facts.ts";
import type { ChangeLog } from "../../../src/ports/subscribers/change-log.ts";
import type { Csv } from "../../../src/ports/subscribers/csv.ts";
import type { ReaderLister } from "../../../src/ports/subscribers/reader-lister.ts";
import type { SignupStore } from "../../../src/ports/subscribers/signup-store.ts";
import type { SubscriberBase } from "../../../src/ports/subscribers/subscriber-base.ts";
import type { SuppressionList } from "../../../src/ports/subscribers/suppression-list.ts";
import type { UndeliverableList } from "../../../src/ports/subscribers/undeliverable-list.ts";
import type { RetiringIssues } from "../../../src/ports/tick/retiring-issues.ts";
import type { BackupDependencies } from "../../../src/usecases/backup/write-backup.ts";
import type { TickPart } from "../../../src/usecases/tick/run-tick.ts";

/** What a planted defect may know of the world around the part that it spoils. */
export interface Surroundings {
  now(): number;
  readonly base: SubscriberBase;
  readonly db: D1Database;
}

/** A defect planted on purpose: it stands between the use cases and one of their ports, and spoils it. */
export interface Defect {
  readonly ledger?: (ledger: Ledger, around: Pick<Surroundings, "now">) => Ledger;
  readonly mailer?: (mailer: Mailer) => Mailer;
  readonly schedule?: (schedule: ScheduleStore, around: Surroundings) => ScheduleStore;
  /** Where readers look who go over to another cadence. */
  readonly positions?: (schedule: ScheduleStore, around: Surroundings) => ScheduleStore;
  readonly editions?: (editions: EditionStore, around: Surroundings) => EditionStore;
  readonly posts?: (posts: PostStore, around: Surroundings) => PostStore;
  readonly changes?: (changes: ChangeLog, around: Surroundings) => ChangeLog;
  readonly csv?: (csv: Csv) => Csv;
  readonly undeliverable?: (undeliverable: UndeliverableList) => UndeliverableList;
  /** The same list, for whoever asks whom nothing may be written to. */
  readonly bars?: (undeliverable: UndeliverableList, around: Surroundings) => UndeliverableList;
  readonly suppressions?: (suppressions: SuppressionList, around: Surroundings) => SuppressionList;
  readonly occasions?: (book: OccasionBook, around: Surroundings) => OccasionBook;
  readonly facts?: (facts: AddressFactsReader) => AddressFactsReader;
  readonly reports?: (reports: DeliveryReports) => DeliveryReports;
  readonly deliveryLog?: (log: DeliveryLog) => DeliveryLog;
  readonly deliveryRows?: (rows: DeliveryRows, storage: DurableObjectStorage) => DeliveryRows;
  readonly deliveryCounts?: (counts: DeliveryCountStore, db: D1Database) => DeliveryCountStore;
  readonly readers?: (readers: ReaderLister, around: Surroundings) => ReaderLister;
  readonly issues?: (issues: IssueStore, around: Surroundings) => IssueStore;
  readonly retiring?: (retiring: RetiringIssues) => RetiringIssues;
  readonly topics?: (
    topics: TopicCatalog,
    around: Surroundings,
    languages: readonly Language[],
  ) => TopicCatalog;
  readonly outcomes?: (outcomes: WebhookOutcomes) => WebhookOutcomes;
  readonly commander?: (commander: IssueCommander) => IssueCommander;
  readonly forgetting?: (ledgers: Pick<IssueLedgers, "forget">) => Pick<IssueLedgers, "forget">;
  readonly signups?: (signups: SignupStore, around: Surroundings) => SignupStore;
  readonly outbox?: (outbox: Outbox, around: Surroundings) => Outbox;
  readonly outboxAlarms?: (alarms: Alarms, storage: DurableObjectStorage) => Alarms;
  readonly waker?: (waker: IssueWaker) => IssueWaker;
  readonly alarms?: (alarms: Alarms, storage: DurableObjectStorage) => Alarms;
  readonly pacing?: (store: PacingStore, storage: DurableObjectStorage) => PacingStore;
  readonly drain?: (store: DrainStateStore, storage: DurableObjectStorage) => DrainStateStore;
  readonly parts?: (parts: readonly TickPart[]) => readonly TickPart[];
  readonly restores?: (restores: RestoreStore, db: D1Database) => RestoreStore;
  readonly backup?: (deps: BackupDependencies) => BackupDependencies;
  readonly newsletterPause?: (pause: NewsletterPause, db: D1Database) => NewsletterPause;
  readonly keepFrom?: (keepFrom: number | null) => number | null;
}
