import { asSubscriberId, type Instant, type SubscriberId } from "../../core/ids.ts";
import type { Erasures } from "../../core/issues/erasures.ts";
import { isTexts, parseJson } from "../../core/parse-json.ts";
import { isUnreadableRowError } from "../../core/unreadable-row.ts";
import type { NamedValues } from "./named-values.ts";
import { decodeMembers, decodeReaders, encodeAddresses, encodeReaders } from "./reader-rows.ts";
import { takeOut } from "./take-out.ts";

/**
 * The ids of readers erased since the issue was planned, kept because a page of the roster that is on its way may still
 * bring them. A list that cannot be read is begun anew, and so is the look at all erasures, which brings them again.
 */
function readForgotten(facts: NamedValues): readonly SubscriberId[] {
  const read = parseJson(String(facts.read("forgotten") ?? "[]"));
  if (read.ok && isTexts(read.value)) return read.value.map(asSubscriberId);
  facts.write("forgotten", null);
  writeErasures(facts, { seq: 0, lookedAt: null });
  return [];
}

/** Readers without those who were erased. */
export function withoutForgotten<Reader extends { readonly id: SubscriberId }>(
  facts: NamedValues,
  readers: readonly Reader[],
): readonly Reader[] {
  const forgotten = new Set(readForgotten(facts));
  return forgotten.size === 0 ? readers : readers.filter(({ id }) => !forgotten.has(id));
}

/**
 * Takes readers out of the roster and of every batch that is neither in doubt nor under way, and their addresses out of
 * those of unknown outcome. In one transaction.
 */
export function forgetReaders(
  sql: SqlStorage,
  facts: NamedValues,
  ids: readonly SubscriberId[],
  now: Instant,
): void {
  const known = readForgotten(facts);
  const added = ids.filter((id) => !known.includes(id));
  if (added.length === 0) return;
  facts.write("forgotten", JSON.stringify([...known, ...added]));
  for (const id of added) removeFromPacks(sql, facts, id);
  removeFromBatches(sql, facts, added, now);
}

/**
 * To call when an attempt has ended: readers who could not be taken out of its batch before may be now. A batch that
 * cannot be read keeps nobody else's answer from being written down; nothing of it leaves before it can.
 */
export function forgetAgain(sql: SqlStorage, facts: NamedValues, now: Instant): void {
  try {
    removeFromBatches(sql, facts, readForgotten(facts), now);
  } catch (error) {
    if (!isUnreadableRowError(error)) throw error;
  }
}

export const readErasures = (facts: NamedValues): Erasures => {
  const lookedAt = facts.read("erasures-looked-at");
  return {
    seq: Number(facts.read("erasures-seq") ?? 0),
    lookedAt: lookedAt === null ? null : Number(lookedAt),
  };
};

export function writeErasures(facts: NamedValues, { seq, lookedAt }: Erasures): void {
  facts.write("erasures-seq", seq);
  facts.write("erasures-looked-at", lookedAt);
}

/** Reads every pack: an erasure is rare, and an index of readers would cost a row for each. */
function removeFromPacks(sql: SqlStorage, facts: NamedValues, id: SubscriberId): void {
  const packs = sql
    .exec<{ due_at: number; number: number; readers: string }>(
      "SELECT due_at, number, readers FROM packs WHERE instr(readers, ?) > 0",
      JSON.stringify(id),
    )
    .toArray();
  for (const { due_at, number, readers } of packs) {
    const staying = decodeReaders(readers).filter((reader) => reader.id !== id);
    if (staying.length === 0) sql.exec("DELETE FROM packs WHERE due_at = ? AND number = ?", due_at, number);
    else
      sql.exec(
        "UPDATE packs SET size = ?, readers = ? WHERE due_at = ? AND number = ?",
        ...[staying.length, encodeReaders(staying), due_at, number],
      );
    facts.write("gone", Number(facts.read("gone") ?? 0) + 1);
  }
}

function removeFromBatches(
  sql: SqlStorage,
  facts: NamedValues,
  ids: readonly SubscriberId[],
  now: Instant,
): void {
  for (const id of ids) {
    const batches = sql
      .exec<{ number: number }>(
        `SELECT number FROM batches WHERE outcome IS NULL AND in_doubt_since IS NULL AND attempt_at IS NULL
           AND first_id <= ?1 AND last_id >= ?1`,
        id,
      )
      .toArray();
    for (const { number } of batches) takeOut(sql, facts, number, new Set([id]), now);
    removeAddress(sql, id);
  }
}

/**
 * A batch of unknown outcome is never submitted as it is again, so it can do without the address. Who they are stays until
 * the author says what became of it; a draft made of it takes them out.
 */
function removeAddress(sql: SqlStorage, id: SubscriberId): void {
  const batches = sql
    .exec<{ number: number; recipients: string; addresses: string }>(
      "SELECT number, recipients, addresses FROM batches WHERE outcome = 'unknown' AND first_id <= ?1 AND last_id >= ?1",
      id,
    )
    .toArray();
  for (const { number, recipients, addresses } of batches) {
    const members = decodeMembers(recipients, addresses);
    if (!members.some((one) => one.id === id && one.address !== "")) continue;
    const kept = members.map((one) => (one.id === id ? { ...one, address: "" } : one));
    sql.exec("UPDATE batches SET addresses = ? WHERE number = ?", encodeAddresses(kept), number);
  }
}
