import type { SubscriberId } from "../../../src/core/ids.ts";
import type { UndeliverableList } from "../../../src/ports/subscribers/undeliverable-list.ts";
import { hashAddress } from "../world/stand-ins.ts";
import type { Defect, Surroundings } from "./defect.ts";

type Db = Surroundings["db"];

const lift = async (db: Db, ids: readonly SubscriberId[]) =>
  void (await db
    .prepare("DELETE FROM suppressions WHERE id IN (SELECT value FROM json_each(?1))")
    .bind(JSON.stringify(ids))
    .run());

/** What the provider spelled in the report that is being read: nothing comes between it and what follows from it. */
const spelling = { address: "" };

/** Defects in what is made of the provider's reports, and in who is written to no more. */
export const DELIVERY_DEFECTS: Readonly<Record<string, Defect>> = {
  "an address is suppressed as the provider spells it": {
    reports: (reports) => ({
      read(call) {
        const read = reports.read(call);
        if (read.is === "report") spelling.address = read.report.address;
        return read;
      },
    }),
    suppressions: (suppressions) => ({
      ...suppressions,
      suppressReported: (reported) =>
        suppressions.suppressReported({ ...reported, id: hashExactly(spelling.address) }),
    }),
  },
  "a bounce for now suppresses like one for good": {
    reports: (reports) => ({
      read(call) {
        const read = reports.read(call);
        if (read.is !== "report" || read.report.fact !== "bounced_softly") return read;
        return { ...read, report: { ...read.report, fact: "bounced" } };
      },
    }),
  },
  "reports of another newsletter's mail suppress": {
    suppressions: (suppressions) => ({
      ...suppressions,
      suppressReported: (reported) => suppressions.suppressReported({ ...reported, issue: null }),
    }),
  },
  "a file takes in whoever is suppressed": {
    bars: (list, { db }) => ({
      ...list,
      async listBarred(ids) {
        await lift(db, ids);
        return list.listBarred(ids);
      },
    }),
  },
  "an erasure forgets the suppression too": {
    changes: (changes, { db }) => ({
      ...changes,
      async append(change) {
        if (change.record === null) await lift(db, [change.id]);
        return changes.append(change);
      },
    }),
  },
  "a confirmation lifts a suppression": {
    changes: (changes, { db }) => ({
      ...changes,
      async append(change) {
        const isBack = change.record?.status === "active" && change.before?.status !== "active";
        if (isBack) await lift(db, [change.id]);
        return changes.append(change);
      },
    }),
  },
  "what happened before the author lifted a suppression brings it back": {
    suppressions: (suppressions, { now }) => ({
      ...suppressions,
      suppressReported: (reported) => suppressions.suppressReported({ ...reported, at: now() }),
    }),
  },
  "nobody asks who is suppressed before a batch is frozen": {
    bars: (list, { db }) => ({ ...list, listUndeliverable: (ids, at) => listLeft(list, db, ids, at) }),
  },
  "a refused batch is rebuilt with who was suppressed meanwhile": {
    bars: (list, { db }) => {
      const asked = new Set<SubscriberId>();
      return {
        ...list,
        listUndeliverable(ids, at) {
          const again = ids.some((id) => asked.has(id));
          for (const id of ids) asked.add(id);
          return again ? listLeft(list, db, ids, at) : list.listUndeliverable(ids, at);
        },
      };
    },
  },
  "the owed mails of who is suppressed are still submitted": {
    outbox: (outbox) => ({
      ...outbox,
      async look(now, limit) {
        const view = await outbox.look(now, limit);
        return { ...view, due: view.due.map((mail) => ({ ...mail, suppressed: null })) };
      },
    }),
  },
  "whoever asks for a link gets one though they are suppressed": {
    facts: (facts) => ({
      find: async (query) => ({ ...(await facts.find(query)), suppressed: null }),
    }),
  },
  "a report is answered before it is kept": {
    deliveryLog: (log) => ({
      ...log,
      record: async (report) => void log.record(report).catch(() => {}),
    }),
  },
  "a report that is repeated sets no alarm": {
    deliveryRows: (rows) => ({
      ...rows,
      add(report, now) {
        const known = rows.find(report.issue, report.recipient)?.[report.fact] ?? null;
        return rows.add(report, now) && known === null;
      },
    }),
  },
  "what comes while counts are on their way is not counted": {
    deliveryRows: (rows, storage) => ({
      ...rows,
      endCount: (issue) =>
        void storage.sql.exec("UPDATE issues SET state = 'counted' WHERE issue = ?", issue),
    }),
  },
  "counts are added to those that are there": {
    deliveryCounts: (counts, db) => ({
      ...counts,
      async save(issue, shard, days) {
        await db.prepare("UPDATE delivery_counts SET shard = shard + 100 WHERE issue = ?1").bind(issue).run();
        await counts.save(issue, shard, days);
      },
    }),
  },
};

const hashExactly = (address: string) =>
  address === address.toLowerCase() ? hashAddress(address) : hashAddress(`as spelled ${address}`);

/** Who left, by a list on which nobody is suppressed. */
async function listLeft(
  list: UndeliverableList,
  db: Db,
  ids: readonly SubscriberId[],
  at: number,
): Promise<ReadonlySet<SubscriberId>> {
  const gone = await list.listUndeliverable(ids, at);
  const { results } = await db
    .prepare("SELECT id FROM suppressions WHERE id IN (SELECT value FROM json_each(?1))")
    .bind(JSON.stringify(ids))
    .all<{ id: SubscriberId }>();
  const suppressed = new Set(results.map(({ id }) => id));
  return new Set([...gone].filter((id) => !suppressed.has(id)));
}
