import type { LedgerFacts } from "../../core/issues/batch.ts";
import { AT_ONCE } from "../../core/issues/derive-due-at.ts";
import type { Wave } from "../../core/issues/wave.ts";
import { type BatchRow, toOpenBatch } from "./ledger-rows.ts";
import { OPEN_COLUMNS } from "./ledger-schema.ts";
import type { NamedValues } from "./named-values.ts";

type Sums = {
  assigned: number;
  submitted: number;
  refused: number;
  unknown: number;
  frozen: number;
  drafts: number;
};

/**
 * Counted from the batches (one row a hundred readers), never from the roster; the roster's own size is kept as a
 * fact because counting it would read every reader at every slice.
 */
export function readLedgerFacts(sql: SqlStorage, facts: NamedValues): LedgerFacts {
  const open = sql.exec<BatchRow>(
    `SELECT ${OPEN_COLUMNS} FROM batches WHERE outcome IS NULL AND frozen_at IS NOT NULL ORDER BY number`,
  );
  const sums = sql
    .exec<Sums>(
      `SELECT COALESCE(SUM(size), 0) AS assigned,
              COALESCE(SUM(size) FILTER (WHERE outcome = 'submitted'), 0) AS submitted,
              COALESCE(SUM(size) FILTER (WHERE outcome = 'refused'), 0) AS refused,
              COALESCE(SUM(size) FILTER (WHERE outcome = 'unknown'), 0) AS unknown,
              COUNT(*) FILTER (WHERE frozen_at IS NOT NULL) AS frozen,
              COUNT(*) FILTER (WHERE frozen_at IS NULL AND outcome IS NULL) AS drafts
       FROM batches`,
    )
    .one();
  const number = (name: string) => Number(facts.read(name) ?? 0);
  const stoppedAt = facts.read("stopped-at");
  const stoppedBecause = facts.read("stopped-because");
  const audience = number("roster-size") - number("gone");
  return {
    listed: facts.read("listed") === 1,
    unassigned: audience - sums.assigned,
    waves: readWaves(sql),
    drafts: sums.drafts,
    open: open.toArray().map(toOpenBatch),
    audience,
    submitted: sums.submitted,
    refused: sums.refused,
    unknown: sums.unknown,
    batchesFrozen: sums.frozen,
    refusalsInARow: number("refusals-in-a-row"),
    stoppedAt: stoppedAt === null ? null : Number(stoppedAt),
    stoppedBecause: stoppedBecause === null ? null : String(stoppedBecause),
  };
}

/** Reads the packs that wait for an hour, none where everybody is due at once. */
function readWaves(sql: SqlStorage): readonly Wave[] {
  return sql
    .exec<{ dueAt: number; readers: number }>(
      "SELECT due_at AS dueAt, SUM(size) AS readers FROM packs WHERE due_at > ? GROUP BY due_at ORDER BY due_at",
      AT_ONCE,
    )
    .toArray();
}
