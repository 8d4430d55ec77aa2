import { createHash } from "node:crypto";
import { createD1EditionStore } from "../../../src/adapters/d1/editions/edition-store.ts";
import { createD1IssueStore } from "../../../src/adapters/d1/issues/issue-store.ts";
import { createD1PostStore } from "../../../src/adapters/d1/posts/post-store.ts";
import { createD1TopicCatalog } from "../../../src/adapters/d1/posts/topic-catalog.ts";
import { createD1ScheduleStore } from "../../../src/adapters/d1/schedule/schedule-store.ts";
import { createD1UndeliverableList } from "../../../src/adapters/d1/subscribers/undeliverable-list.ts";
import { createSqliteLedger } from "../../../src/adapters/sqlite/ledger.ts";
import type { Mail } from "../../../src/core/editions/edition.ts";
import { asEditionKey, type IssueId, type PostId } from "../../../src/core/ids.ts";
import { NO_RATE_READING } from "../../../src/core/provider/answer.ts";
import type { Newsletter } from "../../../src/core/settings/settings.ts";
import type { Reader } from "../../../src/core/subscribers/subscriber.ts";
import type { EditionStore } from "../../../src/ports/editions/edition-store.ts";
import type { Ledger } from "../../../src/ports/issues/ledger.ts";
import { advanceIssue } from "../../../src/usecases/issues/sending/advance-issue.ts";
import type { IssueDependencies } from "../../../src/usecases/issues/sending/issue-dependencies.ts";
import { planDue } from "../../../src/usecases/tick/plan-due.ts";
import { wakeOpenIssues } from "../../../src/usecases/tick/wake-open-issues.ts";
import { keepPlaceholders } from "../../builders/keep-placeholders.ts";
import { createFakeD1Database } from "../../fakes/d1-database.ts";
import { createFakeObjectStorage } from "../../fakes/object-storage.ts";
import { RESEND_FORMAT } from "../../fakes/providers/resend-format.ts";

export interface Delivery {
  readonly address: string;
  readonly issue: string;
  readonly posts: readonly PostId[];
  readonly at: number;
}

interface IssueClockwork {
  readonly ledger: Ledger;
  wakeAt: number | null;
}

/** The real use cases and SQL over a clock that jumps from one alarm to the next; nothing fails, nothing takes time. */
export function createYearWorld(newsletter: Newsletter, readers: readonly Reader[]) {
  const db = createFakeD1Database();
  const objects = new Map<IssueId, IssueClockwork>();
  const deliveries: Delivery[] = [];
  let now = 0;
  let slices = 0;
  const clock = { now: () => now, sleep: async () => {} };
  const log = { record: () => {} };
  const issues = createD1IssueStore(db);
  const foundation = {
    newsletter,
    issues,
    editions: keepKeysOnly(createD1EditionStore(db)),
    posts: createD1PostStore(db),
    topics: createD1TopicCatalog(db),
    undeliverable: createD1UndeliverableList(db),
    readers: { list: async () => ({ readers, cursor: null }) },
    signer: {
      sign: async () => "token",
      signMails: async <Recipient>(recipients: readonly Recipient[]) =>
        recipients.map((one) => [one, { leave: "token", manage: "token" }] as const),
      verify: async () => null,
    },
    contentHasher: {
      hash: async (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex"),
    },
    placeholderKeys: { derive: () => "5ca1ab1e" },
    clock,
    log,
  };
  const waker = {
    async wake(id: IssueId) {
      const known = objects.get(id) ?? {
        ledger: createSqliteLedger(createFakeObjectStorage()),
        wakeAt: null,
      };
      objects.set(id, { ...known, wakeAt: now });
    },
  };
  const pacer = {
    reserve: async (_lane: string, _taker: string, count: number) => Array.from({ length: count }, () => now),
    release: async () => {},
    report: async () => {},
  };
  const schedule = createD1ScheduleStore(db);

  const advance = async (id: IssueId, object: IssueClockwork) => {
    slices += 1;
    const { ledger } = object;
    const mailer: IssueDependencies["mailer"] = {
      submit: () => Promise.reject(new Error("nobody signs up this year")),
      encode: RESEND_FORMAT.encode,
      async submitBatch(mails) {
        for (const { to, subject } of RESEND_FORMAT.readMails(RESEND_FORMAT.writeBatch(mails))) {
          const posts = ledger.findEditionPosts(asEditionKey(subject));
          deliveries.push({ address: to, issue: id, posts, at: now });
        }
        return { kind: "accepted", providerIds: mails.map((_, index) => `${index}`), rate: NO_RATE_READING };
      },
    };
    object.wakeAt = await advanceIssue({
      ...foundation,
      id,
      shard: 0,
      ratePerSecond: 5,
      terms: RESEND_FORMAT.terms,
      ledger,
      mailer,
      pacer,
      tellAuthor: async () => {},
    });
  };

  return {
    db,
    deliveries,
    topics: foundation.topics,
    posts: foundation.posts,
    issues,
    countSlices: () => slices,
    /** Every alarm until then, in its order. */
    async passUntil(end: number): Promise<void> {
      for (;;) {
        const [next] = [...objects]
          .filter(([, { wakeAt }]) => wakeAt !== null && wakeAt <= end)
          .sort(([, a], [, b]) => (a.wakeAt ?? 0) - (b.wakeAt ?? 0));
        if (next === undefined) break;
        now = Math.max(now, next[1].wakeAt ?? 0);
        await advance(...next);
        if (next[1].wakeAt === null && (await issues.find(next[0]))?.closedAt !== null)
          objects.delete(next[0]);
      }
      now = end;
    },
    tick: async () => {
      const deps = { newsletter, schedule, issues, waker, clock, log };
      await planDue(deps, now);
      await wakeOpenIssues(deps);
    },
  };
}

/** The looks of a mail are no matter here: its subject is the edition's key, by which its posts are found. */
function keepKeysOnly(editions: EditionStore): EditionStore {
  const kept = new Map<string, Mail>();
  return {
    ...editions,
    async claimEdition(issue, key, mail) {
      const small = { ...keepPlaceholders(mail), subject: key };
      kept.set(`${issue} ${key}`, small);
      return small;
    },
    findEdition: async (issue, key) => kept.get(`${issue} ${key}`) ?? null,
  };
}
