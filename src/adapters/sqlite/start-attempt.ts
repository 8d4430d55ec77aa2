import type { Instant, SubscriberId } from "../../core/ids.ts";
import type { DraftBatch, OpenBatch } from "../../core/issues/batch.ts";
import type { NamedValues } from "./named-values.ts";
import { takeOut } from "./take-out.ts";

/**
 * Freezes a draft without those who are gone, and begins its first attempt. False: nobody is left in it, or it changed
 * since it was read, because somebody in it was erased. The caller wraps it in one transaction.
 */
export function freezeDraft(
  sql: SqlStorage,
  facts: NamedValues,
  draft: DraftBatch,
  gone: ReadonlySet<SubscriberId>,
  attempt: { readonly bodyHash: string; readonly now: Instant },
): boolean {
  const stored = sql
    .exec<{ size: number }>(
      "SELECT size FROM batches WHERE number = ? AND frozen_at IS NULL AND outcome IS NULL",
      draft.number,
    )
    .toArray()[0];
  if (stored?.size !== draft.recipients.length) return false;
  if (gone.size > 0 && takeOut(sql, facts, draft.number, gone, attempt.now) === 0) return false;
  sql.exec(
    "UPDATE batches SET frozen_at = ?1, body_hash = ?2, attempts = 1, attempt_at = ?1 WHERE number = ?3",
    attempt.now,
    attempt.bodyHash,
    draft.number,
  );
  return true;
}

/**
 * Begins another attempt of a batch that was certainly refused each time, without those who are gone: with somebody less,
 * or with other bytes, it is a new generation. False: nobody is left in it, it is in doubt, or it changed since it was
 * read. The caller wraps it in one transaction.
 */
export function reviseBatch(
  sql: SqlStorage,
  facts: NamedValues,
  batch: OpenBatch,
  gone: ReadonlySet<SubscriberId>,
  attempt: { readonly bodyHash: string; readonly now: Instant },
): boolean {
  const stored = sql
    .exec<{ generation: number; size: number; body_hash: string }>(
      `SELECT generation, size, body_hash FROM batches WHERE number = ? AND frozen_at IS NOT NULL
         AND outcome IS NULL AND in_doubt_since IS NULL AND attempt_at IS NULL`,
      batch.number,
    )
    .toArray()[0];
  if (stored?.generation !== batch.generation || stored.size !== batch.size) return false;
  const size = gone.size === 0 ? stored.size : takeOut(sql, facts, batch.number, gone, attempt.now);
  if (size === 0) return false;
  const isOther = size === stored.size && stored.body_hash !== "" && stored.body_hash !== attempt.bodyHash;
  sql.exec(
    `UPDATE batches SET generation = generation + ?1, attempts = CASE WHEN ?1 = 1 THEN 1 ELSE attempts + 1 END,
       body_hash = ?2, attempt_at = ?3 WHERE number = ?4`,
    isOther ? 1 : 0,
    attempt.bodyHash,
    attempt.now,
    batch.number,
  );
  return true;
}

/** The request of the attempt under way never left, and that is certain: it counts as none. */
export function retractAttempt(sql: SqlStorage, { number, generation }: OpenBatch): void {
  sql.exec(
    `UPDATE batches SET attempt_at = NULL, attempts = attempts - 1
     WHERE number = ? AND generation = ? AND outcome IS NULL AND in_doubt_since IS NULL AND attempt_at IS NOT NULL`,
    number,
    generation,
  );
}
