import type { Instant } from "../../core/ids.ts";
import type { Resolution } from "../../core/issues/unknown-batch.ts";
import type { Ledger } from "../../ports/issues/ledger.ts";
import { listRecipients } from "./batch-recipients.ts";
import type { NamedValues } from "./named-values.ts";
import { takeOut } from "./take-out.ts";

const AS_SUBMITTED = `UPDATE batches SET outcome = 'submitted', reason = 'resolved by the author', settled_at = ?2, addresses = ''
  WHERE number = ?1 AND outcome = 'unknown' RETURNING number`;

const AS_NOT_SUBMITTED = `UPDATE batches SET outcome = NULL, reason = 'resolved by the author', settled_at = NULL,
  frozen_at = NULL, generation = generation + 1, body_hash = '', attempts = 0, attempt_at = NULL, in_doubt_since = NULL,
  retry_at = ?2 WHERE number = ?1 AND outcome = 'unknown' RETURNING number`;

/**
 * One statement each, so that two words about one batch cannot both be taken. What is to be submitted anew goes without
 * those whose address is gone. The caller wraps it in one transaction.
 */
export function resolveBatch(
  sql: SqlStorage,
  facts: NamedValues,
  number: number,
  as: Resolution,
  now: Instant,
): ReturnType<Ledger["resolve"]> {
  const taken =
    sql.exec(as === "submitted" ? AS_SUBMITTED : AS_NOT_SUBMITTED, number, now).toArray().length === 1;
  if (taken) facts.write("unreported-word", 1);
  if (taken && as === "not-submitted") takeOut(sql, facts, number, listErased(sql, number), now);
  return taken ? "resolved" : "not-unknown";
}

const listErased = (sql: SqlStorage, number: number) =>
  new Set(listRecipients(sql, number).flatMap(({ id, address }) => (address === "" ? [id] : [])));
