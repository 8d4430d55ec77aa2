import { createPapaparseCsv } from "../../../src/adapters/csv/papaparse-csv.ts";
import { createD1DeliveryCountStore } from "../../../src/adapters/d1/deliveries/delivery-count-store.ts";
import { createD1EditionStore } from "../../../src/adapters/d1/editions/edition-store.ts";
import { createD1IssueStore } from "../../../src/adapters/d1/issues/issue-store.ts";
import { createD1OccasionBook } from "../../../src/adapters/d1/notes/occasion-book.ts";
import { createD1Outbox } from "../../../src/adapters/d1/outbox/outbox.ts";
import { createD1PostStore } from "../../../src/adapters/d1/posts/post-store.ts";
import { createD1TopicCatalog } from "../../../src/adapters/d1/posts/topic-catalog.ts";
import { createD1ScheduleStore } from "../../../src/adapters/d1/schedule/schedule-store.ts";
import { createD1WebhookOutcomes } from "../../../src/adapters/d1/schedule/webhook-outcomes.ts";
import { createD1AddressFacts } from "../../../src/adapters/d1/subscribers/address-facts.ts";
import { createD1ChangeLog } from "../../../src/adapters/d1/subscribers/change-log.ts";
import { createD1MagicLinkStore } from "../../../src/adapters/d1/subscribers/magic-link-store.ts";
import { createD1SignupStore } from "../../../src/adapters/d1/subscribers/signup-store.ts";
import { createD1SuppressionList } from "../../../src/adapters/d1/subscribers/suppression-list.ts";
import { createD1UndeliverableList } from "../../../src/adapters/d1/subscribers/undeliverable-list.ts";
import { createD1FailingParts } from "../../../src/adapters/d1/tick/failing-parts.ts";
import { createD1Pruner } from "../../../src/adapters/d1/tick/pruner.ts";
import { createD1RetiringIssues } from "../../../src/adapters/d1/tick/retiring-issues.ts";
import { createD1UnreadableRows } from "../../../src/adapters/d1/tick/unreadable-row-store.ts";
import { createResendDeliveryReports } from "../../../src/adapters/resend/delivery-reports.ts";
import { RESEND_TERMS } from "../../../src/adapters/resend/terms.ts";
import { createDrainStateStore } from "../../../src/adapters/sqlite/drain-state-store.ts";
import { createSqliteLedger } from "../../../src/adapters/sqlite/ledger.ts";
import { createUnknownBatches } from "../../../src/adapters/sqlite/unknown-batches.ts";
import { wireIssueNeighbours, wireReaders } from "../../../src/compose/wire.ts";
import { wireTickParts } from "../../../src/compose/wire-tick.ts";
import { asIssueId, type IssueId, type SubscriberId } from "../../../src/core/ids.ts";
import type { Occasion } from "../../../src/core/notes/occasion.ts";
import type { Newsletter } from "../../../src/core/settings/settings.ts";
import { isUnreadableRowError } from "../../../src/core/unreadable-row.ts";
import type { EditionStore } from "../../../src/ports/editions/edition-store.ts";
import type { IssueLedgers } from "../../../src/ports/issues/issue-ledgers.ts";
import type { IssueWaker } from "../../../src/ports/issues/issue-waker.ts";
import type { OutboxWaker } from "../../../src/ports/outbox/outbox.ts";
import type { LedgerEmptier } from "../../../src/ports/tick/retiring-issues.ts";
import { advanceIssue } from "../../../src/usecases/issues/sending/advance-issue.ts";
import type { IssueDependencies } from "../../../src/usecases/issues/sending/issue-dependencies.ts";
import { tellAuthor } from "../../../src/usecases/notes/tell-author.ts";
import { watchReputation } from "../../../src/usecases/notes/watch-reputation.ts";
import { watchParts as watchFailing, watchTicks } from "../../../src/usecases/notes/watch-ticks.ts";
import { drainOutbox } from "../../../src/usecases/outbox/drain-outbox.ts";
import { keepPlaceholders } from "../../builders/keep-placeholders.ts";
import type { Defect, Surroundings } from "../defects/defect.ts";
import { createRecords } from "../judges/records.ts";
import { createSpoils } from "../storm/spoils.ts";
import { createDeliveryObjects } from "./delivery-objects.ts";
import { emptyStorage } from "./empty-storage.ts";
import { createInvocation, type Invocation, type Storm } from "./invocation.ts";
import { createMortalStorm } from "./mortal-storm.ts";
import { createObjectHost, type ObjectHost } from "./object-host.ts";
import { createPacerObject } from "./pacer-object.ts";
import type { PooledStores } from "./pooled-stores.ts";
import { createProvider, type Provider } from "./provider.ts";
import { createStaleKv } from "./stale-kv.ts";
import { addressHasher, contentHasher, createStandInPacer, placeholderKeys, signer } from "./stand-ins.ts";
import { createCommander, createForgetting } from "./tell-objects.ts";
import { createTravellingD1 } from "./travelling-d1.ts";
import { watchFreezes } from "./watch-freezes.ts";
import { createHomeWatch } from "./watch-homes.ts";
import { createNoteWatch } from "./watch-notes.ts";
import { watchOwedMails } from "./watch-owed-mails.ts";
import { watchParts } from "./watch-parts.ts";
import { createRequestWatch } from "./watch-requests.ts";

export interface WorldOptions {
  readonly newsletter: Newsletter;
  readonly batchSize: number;
  readonly pageSize: number;
  readonly defect: Defect;
  readonly stores: PooledStores;
  /** The pacer is the product's own, not the stand-in that the other storms were drawn with. */
  readonly hasPacer: boolean;
  /** Its rows will come from a world whose database was lost: what was composed there was judged there. */
  readonly past: Past | null;
}

/** What outlives a lost database. */
export interface Past {
  readonly provider: Provider;
  /** The objects of issues by name, each with what it stored; none where they were lost too. */
  readonly objects: ReadonlyMap<string, DurableObjectStorage>;
}

/** The whole product for one schedule: use cases and SQL are the real ones; time, KV, provider and platform are not. */
export async function createWorld(over: Storm, options: WorldOptions) {
  const { storm, end } = createMortalStorm(over);
  const { newsletter, defect, stores } = options;
  const { time } = storm;
  const db = await stores.takeDatabase();
  const kv = createStaleKv(storm, options.pageSize);
  const pacer = options.hasPacer ? createPacerObject(storm, stores.takeStorage(), defect.pacing) : null;
  const connectPacer = pacer?.connect ?? createStandInPacer(storm);
  const spoils = createSpoils(db);
  const records = createRecords();
  const provider = options.past?.provider ?? createProvider(over, records);
  const hosts = new Map<string, ObjectHost>();
  const alive = new Set<Invocation>();
  const deliveries = createDeliveryObjects(storm, stores, defect, (invocation) => ({
    db: createTravellingD1(db, invocation, () => {}),
    watchReputation: (issue) => watchReputation(connectFoundation(invocation), [issue]),
  }));
  const settings = {
    newsletter,
    provider: {
      baseUrl: new URL("https://api.resend.com"),
      ratePerSecond: 5,
      dailyQuota: 0,
      monthlyQuota: 0,
    },
    secrets: { secretKeys: ["k"], retiredKeys: [], authorToken: "t", providerKey: "r", webhookSecret: null },
  };

  let lastSeq = 0;
  const watchNotes = createNoteWatch(db, records);
  const watchRequests = createRequestWatch(db, records, spoils);
  const observe = (query: string) => {
    if (newsletter.authorEmail !== null) watchNotes(query);
    if (query.includes("INTO signups")) watchRequests();
    if (!query.includes("INTO changes")) return;
    const order = records.nextOrder();
    const seen = db.prepare("SELECT seq, id, at, record FROM changes WHERE seq > ?").bind(lastSeq);
    void seen
      .all<{ seq: number; id: SubscriberId; at: number; record: string | null }>()
      .then(({ results }) => {
        for (const { seq, id, at, record } of results) {
          lastSeq = seq;
          const parsed = record === null ? null : JSON.parse(record);
          records.changes.push({ id, at, committedAt: time.now(), order, record: parsed });
        }
      });
  };

  const watchHomes = createHomeWatch({
    ...{ db, now: time.now, accuse: options.past === null ? storm.accuse : () => {} },
    languages: newsletter.languages,
  });

  /** What every invocation needs, each call of it a journey that may fail. */
  const connectFoundation = (invocation: Invocation) => {
    const homes = watchHomes();
    const travelling = createTravellingD1(db, invocation, (query) => {
      observe(query);
      homes.observe(query);
      spoils.observe(query);
    });
    const changes = createD1ChangeLog(travelling);
    const base = kv.connect(invocation);
    const around: Surroundings = { now: time.now, base, db: travelling };
    const lister = wireReaders({ base, changes });
    const issues = createD1IssueStore(travelling);
    const posts = createD1PostStore(travelling);
    const topics = createD1TopicCatalog(travelling);
    const editions = keepMailsSmall(createD1EditionStore(travelling));
    const mailer = provider.connect(invocation);
    const owed = watchOwedMails(records);
    const outbox = owed.outbox(createD1Outbox(travelling));
    const undeliverable = createD1UndeliverableList(travelling);
    const outboxWaker = connectOutboxWaker(invocation);
    const clock = { now: time.now, sleep: invocation.sleep };
    const log = {
      record: (event: string, fields?: object) => {
        if (event === "erasure.postponed") records.postponed.push(invocation.name);
        storm.note(`${invocation.name}: ${event} ${JSON.stringify(fields ?? {})}`);
      },
    };
    const book = createD1OccasionBook(travelling);
    const occasions = defect.occasions?.(book, around) ?? book;
    const telling = { newsletter, occasions, addressHasher, outboxWaker, clock, log };
    return {
      around,
      owed,
      db: travelling,
      newsletter,
      settings,
      changes,
      base,
      issues: defect.issues?.(issues, around) ?? issues,
      editions: defect.editions?.(editions, around) ?? editions,
      homes,
      posts: defect.posts?.(posts, around) ?? posts,
      topics: defect.topics?.(topics, around, newsletter.languages) ?? topics,
      readers: defect.readers?.(lister, around) ?? lister,
      undeliverable: defect.bars?.(undeliverable, around) ?? undeliverable,
      deliveryCounts: createD1DeliveryCountStore(db),
      outbox: defect.outbox?.(outbox, around) ?? outbox,
      outboxWaker,
      mailer: owed.mailer(defect.mailer?.(mailer) ?? mailer),
      terms: { ...RESEND_TERMS, batchSize: options.batchSize },
      pacer: connectPacer(invocation),
      signer,
      placeholderKeys,
      /** In most storms nobody is told, so that those of before stay as they are. */
      tellAuthor: async (occasions: readonly Occasion[]) => {
        if (newsletter.authorEmail === null) return;
        await tellAuthor(telling, occasions);
      },
      failingParts: createD1FailingParts(travelling),
      clock,
      log,
    };
  };

  const connectIssue =
    (id: IssueId, shard: number, storage: DurableObjectStorage) => (invocation: Invocation) => {
      const foundation = connectFoundation(invocation);
      const watch = watchFreezes(records, time.now, { issue: id, shard });
      const ledger = watch.ledger(createSqliteLedger(storage));
      const watched = watch.undeliverable(foundation.undeliverable);
      const deps: IssueDependencies = {
        ...foundation,
        id,
        shard,
        ratePerSecond: 5,
        contentHasher,
        undeliverable: defect.undeliverable?.(watched) ?? watched,
        ledger: defect.ledger?.(ledger, { now: time.now }) ?? ledger,
      };
      return () => advanceIssue(deps);
    };

  const findHost = (issue: IssueId, shard: number): ObjectHost => {
    const name = `${issue}/${shard}`;
    const known = hosts.get(name);
    if (known !== undefined) return known;
    const storage = options.past?.objects.get(name) ?? stores.takeStorage();
    const host = createObjectHost(storm, {
      name,
      storage,
      defect,
      connect: connectIssue(issue, shard, storage),
      onCrash: () => void records.crashes.push({ object: name, order: records.nextOrder() }),
    });
    hosts.set(name, host);
    return host;
  };

  const drainStorage = stores.takeStorage();
  const outboxHost = createObjectHost(storm, {
    name: "outbox",
    storage: drainStorage,
    defect: { ...(defect.outboxAlarms === undefined ? {} : { alarms: defect.outboxAlarms }) },
    connect: (invocation) => {
      const state = createDrainStateStore(drainStorage);
      const drain = defect.drain?.(state, drainStorage) ?? state;
      const deps = { ...connectFoundation(invocation), drain };
      return async () => {
        const watchAt = newsletter.authorEmail === null ? null : await watchTicks(deps);
        const wishes = [watchAt, await drainOutbox(deps)].filter((at) => at !== null);
        return wishes.length === 0 ? null : Math.min(...wishes);
      };
    },
  });
  function connectOutboxWaker(invocation: Invocation): OutboxWaker {
    return {
      wake: () =>
        invocation.call("wake outbox", () => {
          if (storm.random.happens(storm.faults.wakeLost))
            return storm.note("the wake of the outbox is lost");
          return outboxHost.wake();
        }),
    };
  }

  const connectWaker = (invocation: Invocation): IssueWaker => {
    const waker: IssueWaker = {
      async wake(issue, shards) {
        const all = Array.from({ length: shards }, (_, shard) =>
          invocation.call(`wake ${issue}/${shard}`, () => {
            if (storm.random.happens(storm.faults.wakeLost))
              return storm.note(`the wake of ${issue} is lost`);
            return findHost(issue, shard).wake();
          }),
        );
        await Promise.all(all);
      },
    };
    return defect.waker?.(waker) ?? waker;
  };

  const connectLedgers = (invocation: Invocation): Pick<IssueLedgers, "resolve" | "listUnknown"> => ({
    resolve: (issue, shard, batch, as) =>
      invocation.call(`resolve ${issue}/${shard}/${batch} as ${as}`, async () => {
        const host = findHost(issue, shard);
        const resolved = createSqliteLedger(host.storage).resolve(batch, as, time.now());
        await host.wake();
        return resolved;
      }),
    listUnknown: (issue, shard) =>
      invocation.call(`list unknown of ${issue}/${shard}`, () => {
        const { storage } = findHost(issue, shard);
        return createUnknownBatches(storage.sql, createSqliteLedger(storage)).list();
      }),
  });

  const connectEmptier = (invocation: Invocation): LedgerEmptier => ({
    empty: (issue, shard) =>
      invocation.call(`empty ${issue}/${shard}`, () => emptyStorage(findHost(issue, shard).storage)),
  });

  const connectWorker = (invocation: Invocation) => {
    const foundation = connectFoundation(invocation);
    const schedule = createD1ScheduleStore(foundation.db);
    const outcomes = createD1WebhookOutcomes(foundation.db);
    const retiring = createD1RetiringIssues(foundation.db);
    const signups = createD1SignupStore(foundation.db);
    const facts = foundation.owed.facts(createD1AddressFacts(foundation.db));
    const forgetting = createForgetting(storm, invocation, findHost);
    const ledgers = defect.forgetting?.(forgetting) ?? forgetting;
    const commander = createCommander(invocation, findHost);
    const neighbours = wireIssueNeighbours({ ...foundation, ledgers });
    const subscribers = {
      ...foundation,
      ...neighbours,
      schedule: defect.positions?.(schedule, foundation.around) ?? schedule,
      signups: defect.signups?.(signups, foundation.around) ?? signups,
      findKeepFrom: async () => {
        const keepFrom = await neighbours.findKeepFrom();
        return defect.keepFrom === undefined ? keepFrom : defect.keepFrom(keepFrom);
      },
      links: createD1MagicLinkStore(foundation.db),
      facts: defect.facts?.(facts) ?? facts,
      changes: defect.changes?.(foundation.changes, foundation.around) ?? foundation.changes,
      csv: defect.csv?.(createPapaparseCsv()) ?? createPapaparseCsv(),
      idKey: { find: async () => null, claim: async () => {} }, // one key for ever: the earlier seeds keep their storms
      humanCheck: null,
      addressHasher,
      afterResponse: (work: () => Promise<void>) => void work().catch(() => {}),
    };
    const issues = {
      ...foundation,
      unreadable: createD1UnreadableRows(foundation.db),
      pruner: createD1Pruner(foundation.db),
      retiring: defect.retiring?.(retiring) ?? retiring,
      emptier: connectEmptier(invocation),
      addressHasher,
      schedule: defect.schedule?.(schedule, foundation.around) ?? schedule,
      outcomes: defect.outcomes?.(outcomes) ?? outcomes,
      waker: connectWaker(invocation),
      lookAtPages: async () => {}, // judged in a law of its own (laws/feeds/run-pages.ts)
      commander: defect.commander?.(commander) ?? commander,
    };
    const suppressions = createD1SuppressionList(foundation.db);
    const reports = createResendDeliveryReports({ verify: () => true }); // whose word it is, is proved elsewhere
    const log = deliveries.connect(invocation);
    const reporting = {
      ...foundation,
      addressHasher,
      reports: defect.reports?.(reports) ?? reports,
      deliveries: defect.deliveryLog?.(log) ?? log,
      suppressions: defect.suppressions?.(suppressions, foundation.around) ?? suppressions,
    };
    const watched = watchParts(wireTickParts(issues, subscribers));
    const parts = defect.parts?.(watched.parts) ?? watched.parts;
    return {
      subscribers,
      homes: foundation.homes,
      ledgers: connectLedgers(invocation),
      issues,
      reporting,
      listUnbegun: watched.listUnbegun,
      tick: {
        ...foundation,
        parts,
        watchParts: async () => {
          if (newsletter.authorEmail !== null) await watchFailing(foundation);
        },
      },
    };
  };

  return {
    storm,
    /** Its database is lost: nothing of it runs any more, and only the provider goes on with what has reached it. */
    end,
    /** An object that outlived its database, whose alarm is due. */
    wakeOld: (name: string) => {
      const [issue = "", shard] = name.split("/");
      return findHost(asIssueId(issue), Number(shard)).wake();
    },
    db,
    kv,
    provider,
    records,
    hosts,
    spoils,
    pacer,
    outboxStorage: drainStorage,
    newsletter,
    /** Runs something of the Worker; it may be cut off, and what it throws is its caller's loss. */
    invoke(name: string, work: (deps: ReturnType<typeof connectWorker>) => Promise<unknown>): void {
      const invocation: Invocation = createInvocation(storm, name, () => alive.delete(invocation));
      alive.add(invocation);
      work(connectWorker(invocation)).then(
        () => void alive.delete(invocation),
        (error: unknown) => {
          alive.delete(invocation);
          storm.note(`${name}: throws ${String(error)}`);
          const isAnswered = isUnreadableRowError(error) && spoils.ever.length > 0; // 503, and which row
          if (!isAnswered && !String(error).includes("D1_ERROR"))
            storm.accuse(`${name} throws ${String(error)}`);
        },
      );
    },
    /** A deploy, or the machine dies: everything that runs is cut off. */
    killAll(): void {
      for (const invocation of [...alive]) invocation.kill();
      for (const host of hosts.values()) host.kill();
      outboxHost.kill();
      deliveries.kill();
    },
  };
}

/** The looks of a mail are no law: what is stored of it are its title and placeholders. */
const keepMailsSmall = (editions: EditionStore): EditionStore => ({
  ...editions,
  claimEdition: (issue, key, mail) => editions.claimEdition(issue, key, keepPlaceholders(mail)),
});

export type World = Awaited<ReturnType<typeof createWorld>>;
