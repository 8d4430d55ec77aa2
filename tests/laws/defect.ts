import type { Alarms } from "../../src/adapters/sqlite/alarms.ts";
import type { Language } from "../../src/core/language.ts";
import type { ChangeLog } from "../../src/ports/change-log.ts";
import type { Csv } from "../../src/ports/csv.ts";
import type { DepartureList } from "../../src/ports/departure-list.ts";
import type { IssueCommander } from "../../src/ports/issue-commander.ts";
import type { IssueLedgers } from "../../src/ports/issue-ledgers.ts";
import type { EditionStore, IssueStore } from "../../src/ports/issue-store.ts";
import type { IssueWaker } from "../../src/ports/issue-waker.ts";
import type { Ledger } from "../../src/ports/ledger.ts";
import type { Mailer } from "../../src/ports/mailer.ts";
import type { DrainStateStore, Outbox } from "../../src/ports/outbox.ts";
import type { PacingStore } from "../../src/ports/pacing-store.ts";
import type { PostStore } from "../../src/ports/post-store.ts";
import type { ReaderLister } from "../../src/ports/reader-lister.ts";
import type { RetiringIssues } from "../../src/ports/retiring-issues.ts";
import type { ScheduleStore } from "../../src/ports/schedule-store.ts";
import type { SignupStore } from "../../src/ports/signup-store.ts";
import type { SubscriberBase } from "../../src/ports/subscriber-base.ts";
import type { TopicCatalog } from "../../src/ports/topic-catalog.ts";
import type { WebhookOutcomes } from "../../src/ports/webhook-outcomes.ts";
import type { TickPart } from "../../src/usecases/tick/run-tick.ts";

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
  readonly changes?: (changes: ChangeLog) => ChangeLog;
  readonly csv?: (csv: Csv) => Csv;
  readonly departures?: (departures: DepartureList) => DepartureList;
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
  readonly keepFrom?: (keepFrom: number | null) => number | null;
}
