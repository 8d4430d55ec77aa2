import { asPostId } from "../../core/ids.ts";
import type { Ledger } from "../../ports/ledger.ts";
import { createFacts } from "./facts.ts";
import { readLedgerFacts, removeGone } from "./ledger-facts.ts";
import {
  type BatchRow,
  type RecipientRow,
  type RosterRow,
  toOpenBatch,
  toOutcome,
  toRosterEntry,
} from "./ledger-rows.ts";
import { LEDGER_SCHEMA } from "./ledger-schema.ts";
import { resolveBatch } from "./resolve-batch.ts";
import { settleBatch } from "./settle-batch.ts";

/**
 * The ledger in the SQLite storage of one issue object. Strongly consistent and single-threaded: no read is stale,
 * and the platform lets no request leave before the writes ahead of it are durable.
 */
export function createSqliteLedger(storage: DurableObjectStorage): Ledger {
  const { sql } = storage;
  sql.exec(LEDGER_SCHEMA);
  const facts = createFacts(sql);
  const findOpen = (number: number) =>
    sql
      .exec<BatchRow>("SELECT * FROM batches WHERE number = ? AND outcome IS NULL", number)
      .toArray()
      .map(toOpenBatch)[0];
  const listRecipients = (batch: number) =>
    sql
      .exec<RosterRow>("SELECT id, address, edition FROM roster WHERE batch = ? ORDER BY id", batch)
      .toArray()
      .map(toRosterEntry);

  return {
    readFacts: () => readLedgerFacts(sql, facts),
    readCursor: () => facts.read("cursor") as string | null, // this adapter alone writes it, as text
    addPage(entries, posts, cursor) {
      storage.transactionSync(() => {
        const added = sql
          .exec(
            `INSERT OR IGNORE INTO roster (id, address, edition)
           SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?) RETURNING 1`,
            JSON.stringify(entries.map((entry) => [entry.id, entry.address, entry.edition])),
          )
          .toArray().length;
        for (const [key, ids] of posts) {
          sql.exec("INSERT OR IGNORE INTO editions (key, posts) VALUES (?, ?)", key, JSON.stringify(ids));
        }
        facts.write("roster-size", Number(facts.read("roster-size") ?? 0) + added);
        facts.write("cursor", cursor);
        if (cursor === null) facts.write("listed", 1);
      });
    },
    restartListing: () => facts.write("cursor", null),
    findEditionPosts(key) {
      const row = sql.exec<{ posts: string }>("SELECT posts FROM editions WHERE key = ?", key).one();
      return (JSON.parse(row.posts) as string[]).map(asPostId); // written by addPage
    },
    draftBatch(size) {
      return storage.transactionSync(() => {
        const ids = sql
          .exec<RosterRow>(
            "SELECT id, address, edition FROM roster WHERE batch IS NULL ORDER BY id LIMIT ?",
            size,
          )
          .toArray();
        if (ids.length === 0) return null;
        const { number } = sql
          .exec<{ number: number }>("INSERT INTO batches (size) VALUES (?) RETURNING number", ids.length)
          .one();
        sql.exec(
          "UPDATE roster SET batch = ? WHERE id IN (SELECT value FROM json_each(?))",
          number,
          JSON.stringify(ids.map((row) => row.id)),
        );
        return { number, recipients: ids.map(toRosterEntry) };
      });
    },
    listDrafts() {
      const rows = sql.exec<{ number: number }>(
        "SELECT number FROM batches WHERE frozen_at IS NULL AND outcome IS NULL ORDER BY number",
      );
      return rows.toArray().map(({ number }) => ({ number, recipients: listRecipients(number) }));
    },
    freezeBatch(draft, gone, bodyHash, now) {
      return storage.transactionSync(() => {
        const left = draft.recipients.filter((entry) => gone.has(entry.id)).map((entry) => entry.id);
        removeGone(sql, facts, left);
        const size = draft.recipients.length - left.length;
        if (size === 0) {
          sql.exec(
            "UPDATE batches SET size = 0, outcome = 'empty', settled_at = ? WHERE number = ?",
            now,
            draft.number,
          );
          return null;
        }
        sql.exec(
          "UPDATE batches SET size = ?, frozen_at = ?, body_hash = ?, attempts = 1, attempt_at = ? WHERE number = ?",
          size,
          now,
          bodyHash,
          now,
          draft.number,
        );
        return findOpen(draft.number) ?? null;
      });
    },
    listRecipients,
    findOpenBatch: (number) => findOpen(number) ?? null,
    startAttempt(number, bodyHash, now) {
      sql.exec(
        "UPDATE batches SET attempts = attempts + 1, attempt_at = ?, body_hash = ? WHERE number = ?",
        now,
        bodyHash,
        number,
      );
    },
    rebuild(number) {
      sql.exec(
        "UPDATE batches SET generation = generation + 1, body_hash = '', attempts = 0 WHERE number = ?",
        number,
      );
    },
    admitInterrupted() {
      sql.exec(
        "UPDATE batches SET in_doubt_since = COALESCE(in_doubt_since, attempt_at), attempt_at = NULL WHERE attempt_at IS NOT NULL",
      );
    },
    settle: (batch, settlement, now) =>
      storage.transactionSync(() => settleBatch(sql, facts, batch, settlement, now)),
    quotaUntil() {
      const until = facts.read("quota-until");
      return until === null ? null : Number(until);
    },
    waitForQuota: (until) => facts.write("quota-until", until),
    resumeAfter(resumedAt) {
      const stoppedAt = facts.read("stopped-at");
      if (stoppedAt === null || Number(stoppedAt) > resumedAt) return;
      facts.write("stopped-at", null);
      facts.write("refusals-in-a-row", null);
    },
    resolve: (number, as, now) => resolveBatch(sql, number, as, now),
    findRecipient(id) {
      const row = sql
        .exec<RecipientRow & { position: number }>(
          `SELECT b.number AS batch, b.outcome, b.settled_at, b.provider_ids,
                  (SELECT COUNT(*) FROM roster AS other WHERE other.batch = r.batch AND other.id < r.id) AS position
           FROM roster AS r JOIN batches AS b ON b.number = r.batch WHERE r.id = ? AND b.frozen_at IS NOT NULL`,
          id,
        )
        .toArray()[0];
      if (row === undefined) return null;
      const ids: unknown = row.provider_ids === null ? [] : JSON.parse(row.provider_ids);
      const providerId = Array.isArray(ids) ? ids[row.position] : null;
      return {
        batch: row.batch,
        outcome: toOutcome(row.outcome),
        settledAt: row.settled_at,
        providerId: providerId ?? null,
      };
    },
  };
}
