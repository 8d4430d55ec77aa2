import { createD1EditionStore } from "../../src/adapters/d1/editions/edition-store.ts";
import { createD1IssueStore } from "../../src/adapters/d1/issues/issue-store.ts";
import { createD1ScheduleStore } from "../../src/adapters/d1/schedule/schedule-store.ts";
import { createSqliteLedger } from "../../src/adapters/sqlite/ledger.ts";
import { asIssueId, asSubscriberId, type SubscriberId } from "../../src/core/ids.ts";
import type { Occasion } from "../../src/core/notes/occasion.ts";
import type { Newsletter } from "../../src/core/settings/settings.ts";
import type { Reader } from "../../src/core/subscribers/subscriber.ts";
import { advanceIssue } from "../../src/usecases/issues/sending/advance-issue.ts";
import type { IssueDependencies } from "../../src/usecases/issues/sending/issue-dependencies.ts";
import { planIssues } from "../../src/usecases/schedule/plan-issues.ts";
import { createFakeD1Database } from "../fakes/d1-database.ts";
import { createFakeObjectStorage } from "../fakes/object-storage.ts";
import type { ProviderFormat } from "../fakes/providers/provider-format.ts";
import { RESEND_FORMAT } from "../fakes/providers/resend-format.ts";
import { createScriptedMailer, type Deed } from "../fakes/scripted-mailer.ts";
import { NEWSLETTER } from "./newsletter.ts";
import { at, buildPost } from "./posts.ts";

export const TICK = at("2026-11-23T09:00Z");

/** Weekly only: one issue a tick. */
export const WEEKLY: Newsletter = { ...NEWSLETTER, cadences: ["weekly"] };

export interface WorldOptions {
  readonly readers: number;
  readonly script?: Deed[];
  readonly badAddress?: string;
  /** Of the provider; Resend's where it is absent. */
  readonly format?: ProviderFormat;
  /** Crashes the slice at the n-th call of a port that may be interrupted, counted over the whole run. */
  readonly crashAt?: readonly number[];
}

/** One issue with its real planner, stores and ledger over SQLite in memory; readers, provider and time are fakes. */
export async function createIssueWorld(options: WorldOptions) {
  const db = createFakeD1Database();
  const post = buildPost("en/a", { title: "A title" });
  await insertPost(db, post);
  let now = TICK;
  const pass = (ms: number) => {
    now += ms;
  };
  const clock = { now: () => now, sleep: async (ms: number) => pass(Math.max(0, ms)) };
  const gone = new Set<SubscriberId>();
  const readers = Array.from({ length: options.readers }, (_, index) => buildReader(index));
  const { format = RESEND_FORMAT, script = [], badAddress } = options;
  const { mailer, received, bodies } = createScriptedMailer({ script, badAddress, format, now: clock.now });
  const events: string[] = [];
  const log = { record: (event: string) => void events.push(event) };
  const woken: string[] = [];
  const waker = { wake: async (id: string) => void woken.push(id) };
  const plan = () =>
    planIssues(
      { newsletter: WEEKLY, schedule: createD1ScheduleStore(db), waker, clock, log },
      { kind: "tick", cadences: WEEKLY.cadences },
      TICK,
    );
  const planned = await plan();
  const id = typeof planned === "string" ? undefined : planned[0]?.id;

  const storage = createFakeObjectStorage();
  const told: Occasion[] = [];
  let calls = 0;
  let crashed = () => {};
  /** Nothing runs on after a crash, not even what would catch an error. */
  const die = () => {
    crashed();
    return new Promise<never>(() => {});
  };
  const untilCrash = <T>(work: () => Promise<T>): Promise<T | "crashed"> => {
    const crash = new Promise<"crashed">((resolve) => {
      crashed = () => resolve("crashed");
    });
    return Promise.race([work(), crash]);
  };
  const guard = <T extends object>(port: T): T =>
    new Proxy(port, {
      get: (target, name) => {
        const value = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        return async (...input: unknown[]) => {
          calls += 1;
          const crash = options.crashAt?.includes(calls) ?? false;
          if (crash && calls % 2 === 0) return die();
          const answer = await value.apply(target, input);
          return crash ? die() : answer;
        };
      },
    });
  const deps: IssueDependencies = {
    id: id ?? asIssueId("none"),
    shard: 0,
    newsletter: WEEKLY,
    ratePerSecond: 1000,
    issues: guard(createD1IssueStore(db)),
    editions: guard(createD1EditionStore(db)),
    posts: guard({ findEvery: async () => [post] } as never),
    topics: guard({ list: async () => [], listPublic: async () => [], claim: async () => [] }),
    readers: guard({ list: async ({ cursor }) => listPage(readers, cursor) }),
    undeliverable: guard({
      listUndeliverable: async (ids: readonly SubscriberId[]) => new Set(ids.filter((one) => gone.has(one))),
      listErased: async () => ({ ids: [], seq: 0 }),
    } as never),
    ledger: createSqliteLedger(storage),
    mailer: { ...guard(mailer), encode: mailer.encode },
    terms: format.terms,
    pacer: guard({
      reserve: async (_lane, _taker, count) => Array.from({ length: count }, () => now),
      release: async () => {},
      report: async () => {},
    }),
    signer: {
      sign: async (claims) => `${claims.purpose}.${claims.id.slice(0, 8)}`,
      signMails: async (recipients) =>
        recipients.map((recipient) => {
          const name = recipient.id.slice(0, 8);
          return [recipient, { leave: `leave.${name}`, manage: `manage.${name}` }] as const;
        }),
      verify: async () => null,
    },
    placeholderKeys: { derive: () => "5ca1ab1e" },
    contentHasher: { hash: async (text) => `${text.length}:${text.slice(0, 20)}` },
    tellAuthor: async (occasions) => void told.push(...occasions),
    clock,
    log,
  };
  return {
    told,
    deps,
    received,
    bodies,
    events,
    gone,
    readers,
    plan,
    woken,
    issue: async () => {
      const found = await createD1IssueStore(db).find(deps.id);
      if (found === null) throw new Error("The issue was not planned.");
      return found;
    },
    pass,
    /** Everything that the object has stored of its readers, as text. */
    readStorage: () =>
      JSON.stringify(
        [
          "SELECT readers FROM packs",
          "SELECT recipients, addresses, gone FROM batches",
          "SELECT * FROM facts",
        ].map((query) => storage.sql.exec(query).toArray()),
      ),
    /** A call of somebody outside, which a crash may cut off like a slice. */
    untilCrash,
    /** One slice; a crash is what the platform does about it: the alarm comes again. */
    slice: async (own: IssueDependencies = deps) => {
      const takeForCrash = (error: Error) =>
        error.message.startsWith("crash") ? now : Promise.reject(error);
      const ended = await untilCrash(() => advanceIssue(own).catch(takeForCrash));
      const wakeAt = ended === "crashed" ? now : ended;
      if (wakeAt !== null && wakeAt > now) now = wakeAt;
      return wakeAt;
    },
    db,
  };
}

export type IssueWorld = Awaited<ReturnType<typeof createIssueWorld>>;

/** Slices until the issue is closed or rests for good; a test that needs more than this many is stuck. */
export async function runToEnd(world: IssueWorld, maximumSlices = 300): Promise<void> {
  for (let slices = 0; slices < maximumSlices; slices += 1) {
    if ((await world.slice()) === null) return;
  }
  throw new Error(`The issue does not come to an end: ${world.events.slice(-5).join(", ")}`);
}

function buildReader(index: number): Reader {
  const id = asSubscriberId(index.toString(16).padStart(64, "0"));
  return {
    id,
    address: `reader-${index}@example.com`,
    status: "active",
    languages: ["en"],
    topics: [],
    cadence: "weekly",
    hour: null,
    timeZone: "UTC",
    confirmedAt: TICK - 1000,
    servedThrough: null,
    catchUpThrough: null,
    pause: null,
  };
}

const PAGE = 120;

function listPage(readers: readonly Reader[], cursor: string | null) {
  const from = Number(cursor ?? 0);
  return {
    readers: readers.slice(from, from + PAGE),
    cursor: from + PAGE >= readers.length ? null : String(from + PAGE),
  };
}

async function insertPost(db: D1Database, post: ReturnType<typeof buildPost>): Promise<void> {
  await db
    .prepare(
      `INSERT INTO posts (id, path, story, language, title, description, url, published_at, tags, newsletter,
         html, text, article, words, source_hash, added_at, changed_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, '[]', 1, '', '', '{}', 1, 'h', 0, 0)`,
    )
    .bind(
      post.id,
      post.path,
      post.story,
      post.language,
      post.title,
      post.description,
      post.url,
      post.publishedAt,
    )
    .run();
}
