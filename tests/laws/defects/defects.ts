import type { IssueContent, IssuePost } from "../../../src/core/editions/edition.ts";
import { asPostId } from "../../../src/core/ids.ts";
import type { OpenBatch } from "../../../src/core/issues/batch.ts";
import { AT_ONCE } from "../../../src/core/issues/derive-due-at.ts";
import type { CadenceEnd } from "../../../src/core/subscribers/preferences/decide-preferences.ts";
import type { Ledger } from "../../../src/ports/issues/ledger.ts";
import type { Defect } from "./defect.ts";
import { ANSWER_DEFECTS } from "./defects-answers.ts";
import { DELIVERY_DEFECTS } from "./defects-deliveries.ts";
import { HOME_DEFECTS } from "./defects-home.ts";
import { IDENTITY_DEFECTS } from "./defects-identity.ts";
import { KEEPING_DEFECTS } from "./defects-keeping.ts";
import { NEWSLETTER_DEFECTS } from "./defects-newsletter.ts";
import { NOTE_DEFECTS } from "./defects-notes.ts";
import { SENDING_DEFECTS } from "./defects-sending.ts";
import { SIGNUP_DEFECTS } from "./defects-signups.ts";
import { SPOIL_DEFECTS } from "./defects-spoils.ts";
import { SUBSCRIBER_DEFECTS } from "./defects-subscribers.ts";
import { TICK_DEFECTS } from "./defects-tick.ts";

/** Defects planted on purpose, by what was forgotten: laws that no defect breaks would be worth nothing. */
export const DEFECTS: Readonly<Record<string, Defect>> = {
  ...HOME_DEFECTS,
  ...SUBSCRIBER_DEFECTS,
  ...SIGNUP_DEFECTS,
  ...ANSWER_DEFECTS,
  ...KEEPING_DEFECTS,
  "no idempotency key that a repeat would share": {
    mailer: (mailer) => {
      let calls = 0;
      return {
        ...mailer,
        submitBatch(mails, key) {
          calls += 1;
          return mailer.submitBatch(mails, `${key}/${calls}`);
        },
      };
    },
  },
  "the attempt is written into the ledger after the call": {
    ledger: (ledger) => freezeAfterwards(ledger),
  },
  "an attempt that a crash cut off is taken for a certain refusal": {
    ledger: (ledger, { now }) => ({
      ...ledger,
      markInterruptedInDoubt: () => {
        for (const batch of ledger.readFacts().open) ledger.retractAttempt(batch, now());
      },
    }),
  },
  "a retry is rendered again, with another token time": {
    editions: (editions, { now }) => ({
      ...editions,
      async findContent(issue) {
        const content = await editions.findContent(issue);
        return content === null ? null : { ...content, envelope: { ...content.envelope, tokenAt: now() } };
      },
    }),
  },
  "a plan is committed whatever the schedule's revision is by then": {
    schedule: (schedule, { db }) => ({
      ...schedule,
      async commit(plan, _revision, outcome) {
        const current = await db.prepare("SELECT revision FROM schedule").first<number>("revision");
        return schedule.commit(plan, current ?? 0, outcome);
      },
    }),
  },
  "releases and windows are committed first, and their issues in a transaction of their own": {
    schedule: (schedule) => ({
      ...schedule,
      async commit(plan, revision, outcome) {
        const first = await schedule.commit({ ...plan, issues: [] }, revision, null);
        if (first === "outdated") return first;
        const rest = { ...plan, releases: [], specials: [], cursors: [], takenUp: [] };
        return schedule.commit(rest, revision + 1, outcome);
      },
    }),
  },
  "the time that is planned with runs backwards": {
    schedule: (schedule) => ({
      ...schedule,
      read: async (scope) => ({ ...(await schedule.read(scope)), clock: 0 }),
    }),
  },
  "no safety alarm": {
    alarms: (alarms, storage) => ({
      ...alarms,
      async run(work) {
        const wakeAt = await work().catch(() => null);
        if (wakeAt !== null) await storage.setAlarm(wakeAt);
      },
    }),
  },
  "ticks do not wake the issues that are open": {
    issues: (issues) => ({ ...issues, listOpen: async () => [] }),
  },
  "a batch in doubt is divided": {
    ledger: (ledger) => ({
      ...ledger,
      settle(batch, settlement, now) {
        const isRefused = settlement.do === "retry" && !settlement.inDoubt;
        const divides = isRefused && batch.inDoubtSince !== null && batch.size > 1;
        ledger.settle(batch, divides ? { do: "divide" } : settlement, now);
      },
    }),
  },
  "a batch in doubt is tried again for ever": {
    ledger: (ledger, { now }) => ({
      ...ledger,
      readFacts() {
        const facts = ledger.readFacts();
        const young = (batch: OpenBatch) =>
          batch.inDoubtSince === null ? batch : { ...batch, inDoubtSince: now() };
        return { ...facts, open: facts.open.map(young) };
      },
    }),
  },
  "a batch in doubt is tried again without a pause": {
    ledger: (ledger) => ({
      ...ledger,
      readFacts() {
        const facts = ledger.readFacts();
        const atOnce = (batch: OpenBatch) => (batch.inDoubtSince === null ? batch : { ...batch, retryAt: 0 });
        return { ...facts, open: facts.open.map(atOnce) };
      },
    }),
  },
  "nobody asks who left before a batch is frozen": {
    undeliverable: (undeliverable) => ({ ...undeliverable, listUndeliverable: async () => new Set() }),
  },
  "KV is read without the changes over it": {
    readers: (_readers, { base }) => ({ list: (page) => base.list(page) }),
  },
  "the roster is listed as of now instead of as of the plan": {
    readers: (readers, { now }) => ({ list: (page) => readers.list({ ...page, asOf: now() }) }),
  },
  "changes are folded while a roster still needs them": {
    keepFrom: () => null,
  },
  "the cursor of the listing is not kept": {
    ledger: (ledger) => ({ ...ledger, readCursor: () => null }),
  },
  "a listing ends after its first page": {
    ledger: (ledger) => ({ ...ledger, addPage: (entries, posts) => ledger.addPage(entries, posts, null) }),
  },
  "a cursor that fails ends the listing": {
    ledger: (ledger) => ({ ...ledger, restartListing: () => ledger.addPage([], new Map(), null) }),
  },
  "the hours of readers are forgotten when they are listed": {
    ledger: (ledger) => ({
      ...ledger,
      addPage: (readers, posts, cursor) =>
        ledger.addPage(
          readers.map((reader) => ({ ...reader, dueAt: AT_ONCE })),
          posts,
          cursor,
        ),
    }),
  },
  "a batch that is not full is filled up with readers of the next wave": {
    ledger: (ledger) => ({
      ...ledger,
      draftBatch: (size) => ledger.draftBatch(size, Number.MAX_SAFE_INTEGER),
    }),
  },
  "nobody wakes for the last wave": {
    ledger: (ledger) => ({
      ...ledger,
      readFacts() {
        const facts = ledger.readFacts();
        const last = facts.waves.at(-1);
        if (last === undefined || facts.waves.length > 1) return facts;
        return { ...facts, waves: [], unassigned: facts.unassigned - last.readers };
      },
    }),
  },
  "drafts that a crash left behind are forgotten": {
    ledger: (ledger) => ({ ...ledger, listDrafts: () => [] }),
  },
  "a retry is rendered from the post as it is by then": {
    editions: (editions, { db }) => ({
      ...editions,
      async findContent(issue) {
        const content = await editions.findContent(issue);
        return content === null ? null : refreshTitles(db, content);
      },
      findEdition: async () => null,
      claimEdition: async (_issue, _key, mail) => mail,
    }),
  },
  "who changes the cadence is owed nothing": {
    editions: (editions) => ({ ...editions, findCatchUp: async () => ({ ends: [], posts: [] }) }),
  },
  "who changes the cadence is owed the same by every issue of the new one": {
    editions: (editions, { db }) => ({
      ...editions,
      async findCatchUp(issue) {
        const owed = await db
          .prepare("SELECT cadence, through FROM catch_ups WHERE cadence = ?")
          .bind(issue.cadence)
          .all<CadenceEnd>();
        const found = await editions.findCatchUp(issue);
        const passed = await db
          .prepare("SELECT id FROM posts WHERE released_at <= (SELECT MAX(through) FROM catch_ups)")
          .all<{ id: string }>();
        return {
          ends: [...found.ends, ...owed.results],
          posts: passed.results.map(({ id }) => asPostId(id)),
        };
      },
    }),
  },
  "who takes a change of cadence back counts as served by the cadence between": {
    positions: (schedule) => ({
      ...schedule,
      readPositions: async () => ({ ...(await schedule.readPositions()), waiting: [] }),
    }),
  },
  "a special does not ask who had caught up": {
    editions: (editions) => ({
      ...editions,
      findCatchUp: async (issue) =>
        issue.cadence === "special" ? { ends: [], posts: [] } : editions.findCatchUp(issue),
    }),
  },
  "a language that was released before counts as had, whether an issue brought it or not": {
    editions: (editions, { db }) => ({
      ...editions,
      async listEarlier(stories, than) {
        const from = await db
          .prepare("SELECT window_from FROM issues WHERE cadence = ? AND window_through = ?")
          .bind(than.cadence, than.windowThrough)
          .first<number>("window_from");
        const releases = await editions.listEarlier(stories, than);
        return releases.map((release) =>
          release.releasedAt <= (from ?? 0) ? { ...release, brought: { passedOver: [] } } : release,
        );
      },
    }),
  },
  "a cadence does not ask what specials brought": {
    editions: (editions) => ({
      ...editions,
      listMailed: async (stories, than) =>
        than.id.startsWith("special") ? editions.listMailed(stories, than) : [],
    }),
  },
  "a change of cadence is saved whatever was planned in the minute since the look at the cadences": {
    positions: (schedule, { db, now }) => ({
      ...schedule,
      async readPositions() {
        const positions = await schedule.readPositions();
        const planned = await db
          .prepare("SELECT cadence, window_from FROM issues WHERE planned_at > ? ORDER BY planned_at DESC")
          .bind(now() - 60_000)
          .all<{ cadence: string; window_from: number | null }>();
        const before = new Map(planned.results.map((issue) => [issue.cadence, issue.window_from]));
        const asThen = (end: CadenceEnd) => {
          const through = before.has(end.cadence) ? (before.get(end.cadence) ?? null) : end.through;
          return through === null ? [] : [{ ...end, through }];
        };
        return { ...positions, ends: positions.ends.flatMap(asThen) };
      },
    }),
  },
  "a welcome mail has another key at every attempt": {
    mailer: (mailer) => {
      let calls = 0;
      return {
        ...mailer,
        submit(mail, key) {
          calls += 1;
          return mailer.submit(mail, mail.tags.kind === "welcome" ? `${key}/${calls}` : key);
        },
      };
    },
  },
  "a batch that was not submitted by its author's word does not open its issue again": {
    issues: (issues) => ({ ...issues, reopen: async () => {} }),
  },
  "nobody records that an issue has begun, so that a cancelled one gives its posts back": {
    issues: (issues) => ({ ...issues, markStarted: async () => {} }),
  },
  "the answer of a webhook is not kept with its plan": {
    schedule: (schedule) => ({
      ...schedule,
      commit: (plan, revision) => schedule.commit(plan, revision, null),
    }),
  },
  ...SENDING_DEFECTS,
  ...TICK_DEFECTS,
  ...IDENTITY_DEFECTS,
  ...SPOIL_DEFECTS,
  ...DELIVERY_DEFECTS,
  ...NOTE_DEFECTS,
  ...NEWSLETTER_DEFECTS,
};

/** The batch is frozen once its answer is there: until then only this life of the object knows of it. */
function freezeAfterwards(ledger: Ledger): Ledger {
  const promised = new Map<number, () => void>();
  return {
    ...ledger,
    freezeBatch(draft, gone, bodyHash, now) {
      const size = draft.recipients.filter((entry) => !gone.has(entry.id)).length;
      if (size === 0) return ledger.freezeBatch(draft, gone, bodyHash, now);
      promised.set(draft.number, () => void ledger.freezeBatch(draft, gone, bodyHash, now));
      const base = { number: draft.number, generation: 1, size, bodyHash, attempts: 1 };
      return { ...base, inDoubtSince: null, lastRefusal: null, retryAt: 0 };
    },
    settle(batch, settlement, now) {
      promised.get(batch.number)?.();
      promised.delete(batch.number);
      ledger.settle(batch, settlement, now);
    },
  };
}

async function refreshTitles(db: D1Database, content: IssueContent): Promise<IssueContent> {
  const { results } = await db.prepare("SELECT id, title FROM posts").all<{ id: string; title: string }>();
  const refresh = (post: IssuePost) => ({
    ...post,
    title: results.find((row) => row.id === post.id)?.title ?? post.title,
  });
  return {
    ...content,
    stories: content.stories.map((story) => ({ ...story, posts: story.posts.map(refresh) })),
  };
}
