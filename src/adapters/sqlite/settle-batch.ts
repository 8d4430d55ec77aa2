import type { Instant } from "../../core/ids.ts";
import type { OpenBatch } from "../../core/issues/batch.ts";
import type { Settlement } from "../../core/issues/decide-settlement.ts";
import { deriveQuotaReset } from "../../core/provider/derive-quota-reset.ts";
import { addBatch, listRecipients } from "./batch-recipients.ts";
import { stopForAuthor, waitForQuota } from "./issue-holds.ts";
import type { NamedValues } from "./named-values.ts";
import { encodeAddresses, encodeMembers, selectIdRange } from "./reader-rows.ts";

/** Carries a settlement out. The caller wraps it in one transaction. */
export function settleBatch(
  sql: SqlStorage,
  facts: NamedValues,
  batch: OpenBatch,
  settlement: Settlement,
  now: Instant,
): void {
  switch (settlement.do) {
    case "settle":
      settleForGood(sql, facts, batch, settlement, now);
      return;
    case "retry":
      endAttempt(sql, batch, settlement.at, settlement.inDoubt);
      return;
    case "divide":
      divideBatch(sql, batch, now);
      return;
    case "wait":
      endAttempt(sql, batch, settlement.at, false);
      if (settlement.for === "author") stopForAuthor(facts, settlement.reason, now);
      else waitForQuota(facts, deriveQuotaReset(settlement.for, now), now);
  }
}

/** Once settled, recipients shrink to id and provider id: the ledger forgets addresses. An unknown batch may need them. */
function settleForGood(
  sql: SqlStorage,
  facts: NamedValues,
  batch: OpenBatch,
  settlement: Extract<Settlement, { do: "settle" }>,
  now: Instant,
): void {
  const accepted = settlement.outcome === "submitted";
  sql.exec(
    `UPDATE batches SET outcome = ?1, reason = ?2, settled_at = ?3, provider_ids = ?4, attempt_at = NULL,
       addresses = CASE WHEN ?1 = 'unknown' THEN addresses ELSE '' END WHERE number = ?5 AND outcome IS NULL`,
    settlement.outcome,
    accepted ? null : settlement.reason,
    now,
    accepted ? JSON.stringify(settlement.providerIds) : null,
    batch.number,
  );
  const before = Number(facts.read("refusals-in-a-row") ?? 0);
  const row = settlement.outcome === "refused" ? before + 1 : 0;
  if (row !== before) facts.write("refusals-in-a-row", row); // a row that is not written is not paid for
  if (settlement.outcome === "refused" && row >= 3)
    stopForAuthor(facts, `three refusals in a row, the last: ${settlement.reason}`, now);
}

function endAttempt(sql: SqlStorage, batch: OpenBatch, retryAt: Instant, inDoubt: boolean): void {
  sql.exec(
    `UPDATE batches SET retry_at = ?1,
       in_doubt_since = CASE WHEN ?2 = 1 THEN COALESCE(in_doubt_since, attempt_at, ?1) ELSE in_doubt_since END,
       attempt_at = NULL
     WHERE number = ?3 AND outcome IS NULL`,
    retryAt,
    inDoubt ? 1 : 0,
    batch.number,
  );
}

/** Both halves are new generations with new keys: nothing of the refused whole was taken. */
function divideBatch(sql: SqlStorage, batch: OpenBatch, now: Instant): void {
  const whole = listRecipients(sql, batch.number);
  const first = whole.slice(0, Math.ceil(whole.length / 2));
  const generation = batch.generation + 1;
  addBatch(sql, whole.slice(first.length), { generation, frozenAt: now });
  sql.exec(
    `UPDATE batches SET generation = ?, size = ?, first_id = ?, last_id = ?, recipients = ?, addresses = ?,
       body_hash = '', attempt_at = NULL, attempts = 0, retry_at = 0 WHERE number = ?`,
    generation,
    first.length,
    ...selectIdRange(first),
    encodeMembers(first),
    encodeAddresses(first),
    batch.number,
  );
}
