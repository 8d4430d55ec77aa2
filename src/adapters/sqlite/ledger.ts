import { asPostId } from "../../core/ids.ts";
import type { Ledger } from "../../ports/issues/ledger.ts";
import { abandonRemaining } from "./abandon-remaining.ts";
import { addBatch, findRecipient, listDrafts, listRecipients } from "./batch-recipients.ts";
import {
  forgetAgain,
  forgetReaders,
  readErasures,
  withoutForgotten,
  writeErasures,
} from "./forget-readers.ts";
import { readCommands, recordCommands, resumeAfter, stopForAuthor, waitForQuota } from "./issue-holds.ts";
import { readLedgerFacts } from "./ledger-facts.ts";
import { type BatchRow, toOpenBatch } from "./ledger-rows.ts";
import { LEDGER_SCHEMA, OPEN_COLUMNS } from "./ledger-schema.ts";
import { createNamedValues } from "./named-values.ts";
import { readLedgerJson } from "./read-ledger-json.ts";
import { resolveBatch } from "./resolve-batch.ts";
import { addToPacks, takeFromPacks } from "./roster-packs.ts";
import { settleBatch } from "./settle-batch.ts";
import { freezeDraft, retractAttempt, reviseBatch } from "./start-attempt.ts";

/**
 * The ledger in the SQLite storage of one issue object. Strongly consistent and single-threaded: no read is stale,
 * and the platform lets no request leave before the writes ahead of it are durable.
 */
export function createSqliteLedger(storage: DurableObjectStorage): Ledger {
  const { sql } = storage;
  sql.exec(LEDGER_SCHEMA);
  const facts = createNamedValues(sql);
  const findOpen = (number: number) =>
    sql
      .exec<BatchRow>(`SELECT ${OPEN_COLUMNS} FROM batches WHERE number = ? AND outcome IS NULL`, number)
      .toArray()
      .map(toOpenBatch)[0];

  const lastReport = () => Number(facts.read("reports") ?? 0);

  return {
    readFacts: () => readLedgerFacts(sql, facts),
    readCursor: () => facts.read("cursor") as string | null, // this adapter alone writes it, as text
    addPage(readers, posts, cursor) {
      storage.transactionSync(() => {
        addToPacks(sql, facts, withoutForgotten(facts, readers));
        for (const [key, ids] of posts) {
          sql.exec("INSERT OR IGNORE INTO editions (key, posts) VALUES (?, ?)", key, JSON.stringify(ids));
        }
        facts.write("cursor", cursor);
        if (cursor === null) facts.write("listed", 1);
      });
    },
    restartListing: () => facts.write("cursor", null),
    findEditionPosts(key) {
      const row = sql.exec<{ posts: string }>("SELECT posts FROM editions WHERE key = ?", key).one();
      return (readLedgerJson("editions", row.posts) as string[]).map(asPostId); // written by addPage
    },
    draftBatch(size, now) {
      return storage.transactionSync(() => {
        const recipients = takeFromPacks(sql, size, now);
        if (recipients.length === 0) return null;
        return { number: addBatch(sql, recipients, { generation: 1, frozenAt: null }), recipients };
      });
    },
    listDrafts: () => listDrafts(sql),
    freezeBatch(draft, gone, bodyHash, now) {
      return storage.transactionSync(() =>
        freezeDraft(sql, facts, draft, gone, { bodyHash, now }) ? (findOpen(draft.number) ?? null) : null,
      );
    },
    listRecipients: (batch) => listRecipients(sql, batch),
    findOpenBatch: (number) => findOpen(number) ?? null,
    startAttempt(number, bodyHash, now) {
      sql.exec(
        "UPDATE batches SET attempts = attempts + 1, attempt_at = ?, body_hash = ? WHERE number = ?",
        now,
        bodyHash,
        number,
      );
    },
    reviseBatch(batch, gone, bodyHash, now) {
      return storage.transactionSync(() =>
        reviseBatch(sql, facts, batch, gone, { bodyHash, now }) ? (findOpen(batch.number) ?? null) : null,
      );
    },
    retractAttempt(batch, now) {
      storage.transactionSync(() => {
        retractAttempt(sql, batch);
        forgetAgain(sql, facts, now);
      });
    },
    markInterruptedInDoubt() {
      sql.exec(
        `UPDATE batches SET in_doubt_since = COALESCE(in_doubt_since, attempt_at), attempt_at = NULL
         WHERE outcome IS NULL AND attempt_at IS NOT NULL`, // by the index of the open ones
      );
    },
    settle: (batch, settlement, now) =>
      storage.transactionSync(() => {
        settleBatch(sql, facts, batch, settlement, now);
        forgetAgain(sql, facts, now);
      }),
    lastReport,
    nextReportNumber() {
      const report = lastReport() + 1;
      facts.write("reports", report);
      facts.write("unreported-word", null);
      return report;
    },
    quotaUntil() {
      const until = facts.read("quota-until");
      return until === null ? null : Number(until);
    },
    countFailedCompose() {
      const count = Number(facts.read("failed-composes") ?? 0) + 1;
      facts.write("failed-composes", count);
      return count;
    },
    waitForQuota: (until, now) => waitForQuota(facts, until, now),
    stopForAuthor: (reason, now) => stopForAuthor(facts, reason, now),
    resumeAfter: (resumedAt) => resumeAfter(sql, facts, resumedAt),
    recordCommands: (commands) => recordCommands(facts, commands),
    readCommands: () => readCommands(facts),
    forget: (ids, now) => storage.transactionSync(() => forgetReaders(sql, facts, ids, now)),
    readErasures: () => readErasures(facts),
    forgetErased: (ids, seen) =>
      storage.transactionSync(() => {
        forgetReaders(sql, facts, ids, seen.lookedAt);
        writeErasures(facts, seen);
      }),
    resolve: (number, as, now) =>
      storage.transactionSync(() => {
        const resolved = resolveBatch(sql, facts, number, as, now);
        forgetAgain(sql, facts, now);
        return resolved;
      }),
    abandonRemaining: () => storage.transactionSync(() => abandonRemaining(sql)),
    hasUnreportedResolution: () => facts.read("unreported-word") !== null,
    findRecipient: (id) => findRecipient(sql, id),
  };
}
