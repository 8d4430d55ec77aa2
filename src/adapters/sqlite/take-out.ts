import type { Instant, SubscriberId } from "../../core/ids.ts";
import type { BatchNumber } from "../../core/issues/batch.ts";
import type { NamedValues } from "./named-values.ts";
import { decodeMembers, encodeAddresses, encodeMembers } from "./reader-rows.ts";

type Stored = {
  readonly recipients: string;
  readonly addresses: string;
  readonly gone: string;
  readonly frozen: number;
};

/**
 * Removes readers from a batch that nobody has received: they are no longer in the audience, and their addresses are
 * deleted. A frozen batch becomes a new generation, with a new key; a batch that nobody is left in ends as `empty`.
 * Returns how many stay. The caller knows that nothing is in doubt, and wraps this in one transaction.
 */
export function takeOut(
  sql: SqlStorage,
  facts: NamedValues,
  batch: BatchNumber,
  gone: ReadonlySet<SubscriberId>,
  now: Instant,
): number {
  const row = sql
    .exec<Stored>(
      "SELECT recipients, addresses, gone, frozen_at IS NOT NULL AS frozen FROM batches WHERE number = ?",
      batch,
    )
    .one();
  const recipients = decodeMembers(row.recipients, row.addresses);
  const staying = recipients.filter(({ id }) => !gone.has(id));
  const left = recipients.filter(({ id }) => gone.has(id));
  if (left.length === 0) return staying.length;
  sql.exec(
    `UPDATE batches SET recipients = ?1, addresses = ?2, gone = ?3, size = ?4, body_hash = '', attempts = 0,
       generation = generation + ?5, outcome = ?6, settled_at = ?7 WHERE number = ?8`,
    encodeMembers(staying),
    staying.length === 0 ? "" : encodeAddresses(staying),
    encodeMembers([...decodeMembers(row.gone, ""), ...left]),
    staying.length,
    row.frozen,
    staying.length === 0 ? "empty" : null,
    staying.length === 0 ? now : null,
    batch,
  );
  facts.write("gone", Number(facts.read("gone") ?? 0) + left.length);
  return staying.length;
}
