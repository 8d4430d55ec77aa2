import { createAddressHasher } from "../../src/adapters/crypto/address-hasher.ts";
import { createLinkSigner } from "../../src/adapters/crypto/link-signer.ts";
import { createPapaparseCsv } from "../../src/adapters/csv/papaparse-csv.ts";
import { createD1IssueStore } from "../../src/adapters/d1/issues/issue-store.ts";
import { createD1Outbox } from "../../src/adapters/d1/outbox/outbox.ts";
import { createD1PostStore } from "../../src/adapters/d1/posts/post-store.ts";
import { createD1TopicCatalog } from "../../src/adapters/d1/posts/topic-catalog.ts";
import { createD1ScheduleStore } from "../../src/adapters/d1/schedule/schedule-store.ts";
import { createD1AddressFacts } from "../../src/adapters/d1/subscribers/address-facts.ts";
import { createD1ChangeLog } from "../../src/adapters/d1/subscribers/change-log.ts";
import { createD1IdKeyMemory } from "../../src/adapters/d1/subscribers/id-key-memory.ts";
import { createD1MagicLinkStore } from "../../src/adapters/d1/subscribers/magic-link-store.ts";
import { createD1SignupStore } from "../../src/adapters/d1/subscribers/signup-store.ts";
import { createD1SuppressionList } from "../../src/adapters/d1/subscribers/suppression-list.ts";
import { createD1UndeliverableList } from "../../src/adapters/d1/subscribers/undeliverable-list.ts";
import { createD1FailingParts } from "../../src/adapters/d1/tick/failing-parts.ts";
import { bindVerbs, SUBSCRIBER_VERBS } from "../../src/compose/verbs.ts";
import type { LinkPurpose } from "../../src/core/access/link-token.ts";
import type { Newsletter } from "../../src/core/settings/settings.ts";
import type { HumanCheck } from "../../src/ports/subscribers/human-check.ts";
import { findRecord } from "../../src/usecases/subscribers/records/find-record.ts";
import { listMaintenance } from "../../src/usecases/subscribers/records/list-maintenance.ts";
import { listReaders } from "../../src/usecases/subscribers/records/list-readers.ts";
import type { SubscribeInput } from "../../src/usecases/subscribers/signup/subscribe.ts";
import { runTick } from "../../src/usecases/tick/run-tick.ts";
import { createFakeD1Database } from "../fakes/d1-database.ts";
import { createInboxMailer } from "../fakes/inbox-mailer.ts";
import type { ProviderFormat } from "../fakes/providers/provider-format.ts";
import { RESEND_FORMAT } from "../fakes/providers/resend-format.ts";
import { createFakeSubscriberBase, type FakeBaseOptions } from "../fakes/subscriber-base.ts";
import { createDrainState, drainUntilLater } from "./drain.ts";
import { NEWSLETTER } from "./newsletter.ts";

export const START = Date.UTC(2026, 10, 23, 9);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export interface SubscriberWorldOptions extends FakeBaseOptions {
  readonly newsletter?: Partial<Newsletter>;
  readonly dailyQuota?: number;
  /** Of the provider; Resend's where it is absent. */
  readonly format?: ProviderFormat;
  readonly humanCheck?: HumanCheck;
}

/**
 * The verbs of subscribers over the real SQL (SQLite in memory), real tokens and a KV with all its delays. `act` runs
 * a verb and then the work that follows the response; `crashOn` names a port's method that throws once, as a crash.
 */
export function createSubscriberWorld(options: SubscriberWorldOptions = {}) {
  const db = createFakeD1Database();
  const time = { now: START };
  const pass = (ms: number) => {
    time.now += ms;
  };
  const clock = { now: () => time.now, sleep: async (ms: number) => pass(Math.max(0, ms)) };
  const kv = createFakeSubscriberBase(clock.now, options);
  const { format = RESEND_FORMAT } = options;
  const mail = createInboxMailer(format, clock.now);
  const events: { readonly event: string; readonly fields: Readonly<Record<string, unknown>> }[] = [];
  const waiting: (() => Promise<void>)[] = [];
  const crashes = new Set<string>();
  const crashable = <T extends object>(port: T): T =>
    new Proxy(port, {
      get: (target, name) =>
        crashes.delete(String(name)) ? () => Promise.reject(new Error("crash")) : Reflect.get(target, name),
    });

  const newsletter: Newsletter = { ...NEWSLETTER, ...options.newsletter };
  const provider = {
    baseUrl: new URL("https://api.resend.com"),
    ratePerSecond: 5,
    dailyQuota: options.dailyQuota ?? 0,
    monthlyQuota: 0,
  };
  const secrets = {
    secretKeys: ["k"],
    retiredKeys: [],
    authorToken: "t",
    providerKey: "r",
    webhookSecret: null,
    providerWebhookSecret: null,
    githubWebhookSecret: null,
    githubToken: null,
  };
  const deps = {
    settings: { newsletter, provider, secrets },
    newsletter,
    clock,
    base: crashable(kv.base),
    changes: crashable(createD1ChangeLog(db)),
    facts: crashable(createD1AddressFacts(db)),
    undeliverable: crashable(createD1UndeliverableList(db)),
    suppressions: crashable(createD1SuppressionList(db)),
    signups: crashable(createD1SignupStore(db)),
    links: crashable(createD1MagicLinkStore(db)),
    schedule: crashable(createD1ScheduleStore(db)),
    topics: createD1TopicCatalog(db),
    posts: createD1PostStore(db),
    issues: createD1IssueStore(db),
    findKeepFrom: async (): Promise<number | null> => null,
    failingParts: createD1FailingParts(db),
    addressHasher: createAddressHasher(["a secret key for tests that is long enough"]),
    signer: createLinkSigner(["a secret key for tests that is long enough"]),
    outbox: crashable(createD1Outbox(db)),
    outboxWaker: { wake: () => drain() },
    mailer: mail.mailer,
    terms: format.terms,
    pacer: { reserve: async () => [time.now], release: async () => {}, report: async () => {} },
    forgetInIssues: async () => {},
    idKey: createD1IdKeyMemory(db),
    csv: createPapaparseCsv(),
    humanCheck: options.humanCheck ?? null,
    log: { record: (event: string, fields = {}) => void events.push({ event, fields }) },
    afterResponse: (work: () => Promise<void>) => void waiting.push(work),
  };

  const drainState = createDrainState();
  const drain = async () => void (await drainUntilLater({ ...deps, drain: drainState }));
  const finish = async () => {
    for (const work of waiting.splice(0)) await work();
  };
  const idOf = (address: string) => deps.addressHasher.hash(address.toLowerCase());
  const sign = async (address: string, purpose: LinkPurpose, issuedAt = time.now) =>
    deps.signer.sign({ purpose, id: await idOf(address), issuedAt });
  const verbs = bindVerbs(deps, SUBSCRIBER_VERBS);
  const ask = (input: Partial<SubscribeInput>) =>
    verbs.subscribe({
      via: "json",
      pageLanguage: "en",
      zoneHint: null,
      origin: null,
      client: null,
      ...input,
    });

  return {
    db,
    deps,
    kv,
    mail,
    events,
    idOf,
    sign,
    pass,
    crashOn: (method: string) => void crashes.add(method),
    /** The answer alone; `finish` does what comes after it. */
    ask,
    finish,
    subscribe: async (input: Partial<SubscribeInput>) => {
      const answer = await ask(input);
      await finish();
      return answer;
    },
    /** The token in the newest mail to that address. */
    lastToken: (address: string) => {
      const text = mail.inbox.findLast(({ to }) => to === address)?.text ?? "";
      return decodeURIComponent(/token=([\w%.~-]+)/.exec(text)?.[1] ?? "");
    },
    confirm: (token: string) => verbs.confirmSignup({ token, language: "en", origin: null, client: null }),
    leave: (token: string) => verbs.unsubscribe({ token }),
    /** One tick's work; `keepFrom`: a roster is still to be listed as of then. */
    tick: (keepFrom: number | null = null) =>
      runTick(
        {
          ...deps,
          parts: listMaintenance({ ...deps, findKeepFrom: async () => keepFrom }),
          watchParts: async () => {},
        },
        time.now,
      ),
    find: async (address: string) => (await findRecord(deps, await idOf(address))).record,
    list: (asOf = time.now) => listReaders(deps, { prefix: "", cursor: null, asOf }),
  };
}

export type SubscriberWorld = ReturnType<typeof createSubscriberWorld>;

/** Somebody who signed up and confirmed. */
export async function join(world: SubscriberWorld, address: string, input: Partial<SubscribeInput> = {}) {
  await world.subscribe({ email: address, ...input });
  const confirmed = await world.confirm(world.lastToken(address));
  if (!confirmed.ok) throw new Error(`${address} could not confirm: ${confirmed.problem.kind}`);
  await world.finish();
}
